"""The guide for curators in the panel. Its text: docs/curators.md, and docs/curators.nb.md."""

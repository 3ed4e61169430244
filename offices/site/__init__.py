"""Front page, about, glossary, style guide: may use every slice; none uses it."""

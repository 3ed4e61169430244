"""Words over everything that is published: stems, an index per data version, what was found and where."""

"""Pages of the dimensions and of the sources. No counting of its own."""

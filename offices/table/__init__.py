"""One table of a page and the ways to write it as a file. Knows no page."""

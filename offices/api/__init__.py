"""The read-only API under /api/v1/: the same engine, parameters and words as the pages. No counting of its own."""

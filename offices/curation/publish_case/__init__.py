"""Publish this case: all that would become public, what stops it, and one button for all of it or nothing."""

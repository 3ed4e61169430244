"""Deleting and restoring in the panel. What goes together and how it comes back: offices/data."""

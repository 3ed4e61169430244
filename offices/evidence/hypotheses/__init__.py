"""Directed relations set against studied offices by name: what fits, what does not, what cannot tell and why."""

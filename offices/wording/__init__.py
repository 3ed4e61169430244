"""Sentences, numbers, links that several slices print. No HTML, no queries."""

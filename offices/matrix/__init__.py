"""Visits by dimensions as bit sets: selecting and counting. No words for people."""

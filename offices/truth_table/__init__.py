"""Conditions and an outcome over cases, with what they leave open. No filters of its own."""

"""Entering and checking data: panel, fixtures, checks of the data. Nothing that a reader sees."""

"""Two dimensions against each other, counted. No pictures."""

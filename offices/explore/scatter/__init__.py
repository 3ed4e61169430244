"""Two numbers against each other: words and chart. No counting."""

"""Names and numbers in texts: what waits and would give something away, and what stands with a reason."""

"""Review: what waits to be published, old against new, and the steps that rows take. Rules: offices/data."""

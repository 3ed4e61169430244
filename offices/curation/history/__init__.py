"""History of rows and cases in the panel, and undoing. What a save did and its undoing: offices/data."""

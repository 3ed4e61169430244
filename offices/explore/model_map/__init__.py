"""Where the studied offices stand on the model scale, and how they moved. No selection."""

"""Where each office stood in each phase: words and chart. No selection."""

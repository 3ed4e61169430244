"""Survey and register figures: page, chart and file. No findings."""

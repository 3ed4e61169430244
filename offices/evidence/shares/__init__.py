"""The figures of 2008 as shares: page, chart and file. No other year."""

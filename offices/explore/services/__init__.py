"""Which municipal services lie in which office: page and file. No other dimension."""

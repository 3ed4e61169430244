"""Figures for Plotly as plain dictionaries, and the same rows for a table. No database, no request, no HTML."""

"""Setting offices side by side: rows.py aligns, notices.py says when it is unfair. No database, no HTML."""

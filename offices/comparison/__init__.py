"""Setting offices side by side: rows.py aligns and compares, notices.py says when it is unfair. No database, no HTML."""

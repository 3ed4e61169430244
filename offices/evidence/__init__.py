"""What research says: findings, indicators, questions, filtered, counted and worded. Reading them is in data."""

"""What research says: findings, indicators, questions as records, filtered, counted and worded. Reading them is in data."""

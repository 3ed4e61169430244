"""What research says: findings, indicators, questions as records, filtered and counted. Words are in presenters."""

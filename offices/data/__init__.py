"""What is on the site as frozen records, and the one way to write it. No counting, no words for people."""

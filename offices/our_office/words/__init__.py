"""What is said of a described office: what follows, what does not carry over, who is like it. No queries, no HTML."""

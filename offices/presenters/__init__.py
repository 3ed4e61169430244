"""Words for people: records and counts turned into what templates print. No queries, no HTML."""

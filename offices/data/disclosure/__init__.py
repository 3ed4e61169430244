"""The guard against disclosure: what in a text may give away a person, or where an anonymous office lies."""

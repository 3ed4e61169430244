"""Which choice is linked to which outcome, from how many independent bodies of data. No single findings."""

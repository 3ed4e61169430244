"""A request read once, and its answer. Nothing of any one capability."""

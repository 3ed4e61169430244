"""An office that is described, not recorded: what follows from it, what does not carry over, who is like it."""

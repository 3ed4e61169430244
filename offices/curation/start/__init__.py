"""What a curator sees first: what is to be done, and what was done. Nothing is written here."""

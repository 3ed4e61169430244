"""Django's SQLite as this site wants it: a file that is there, of the site alone, blind to case beyond ASCII."""

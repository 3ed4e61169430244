"""Loading the shipped fixtures: files -> rows -> database. `manage.py seed` is the way in."""

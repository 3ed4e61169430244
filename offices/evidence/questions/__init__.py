"""The ready questions: their pages and files. How findings stand to one is in weighing.py of the slice."""

"""Taking rows in from files and lists: pages. How files are read and what becomes of them: spreadsheets/."""

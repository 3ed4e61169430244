"""The list of offices with its filter panel, and the profile of one office. No reading of the database."""

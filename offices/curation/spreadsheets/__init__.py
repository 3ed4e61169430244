"""Spreadsheets in and out: files to sheets and back, and what the rows of sheets would write. No page here."""

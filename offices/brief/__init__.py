"""Briefs: a question, an office or a comparison on two sheets of paper, as a page and as PDF. No words of their own."""

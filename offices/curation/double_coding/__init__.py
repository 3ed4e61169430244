"""Two code a visit apart, hand in, and settle where they disagree. Their form is the coding form; no page for readers."""

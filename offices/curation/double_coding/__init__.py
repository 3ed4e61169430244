"""Two code a visit apart, hand in, and settle where they disagree. They type in the coding form."""

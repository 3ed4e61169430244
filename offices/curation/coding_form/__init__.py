"""The coding form: one page for a visit and a group of dimensions, made from the codebook; rows save themselves."""

"""Measuring the site at several sizes, and a peer beside it. Not run by the tests; `make bench` is the way in."""

"""Words of the site that belong to no slice, each defined once. The list of all: site/glossary.py. No dimensions."""

"""What is on the screen as a file: pages.py makes tables of what the presenters made, csv.py and json.py write them."""

"""What looks like offers and is none of the page's: bills, reports, tables of other sellers."""

"""The units on a card: those it grants, adds, and only names."""

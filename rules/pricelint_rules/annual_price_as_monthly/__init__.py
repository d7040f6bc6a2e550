"""The rule annual-price-as-monthly."""

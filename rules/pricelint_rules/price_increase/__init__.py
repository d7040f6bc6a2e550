"""The rule price-increase."""

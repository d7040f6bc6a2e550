"""The rule layered-currency."""

"""The rule small-allowance."""

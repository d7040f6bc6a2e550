"""The rule unlimited-with-limits."""

"""The rule allowance-cut."""

"""The rule auto-top-up."""

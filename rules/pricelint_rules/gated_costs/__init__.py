"""The rule gated-costs."""

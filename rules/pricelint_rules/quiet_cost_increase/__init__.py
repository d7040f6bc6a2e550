"""The rule quiet-cost-increase."""

"""The rule best-case-allowance."""

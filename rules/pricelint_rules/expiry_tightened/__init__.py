"""The rule expiry-tightened."""

"""The rule unpriced-multiplier."""

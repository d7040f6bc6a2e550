"""The rule headline-contradicts-term."""

"""The rule tax-excluded."""

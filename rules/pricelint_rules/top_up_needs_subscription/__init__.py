"""The rule top-up-needs-subscription."""

"""The rule hidden-breakpoints."""

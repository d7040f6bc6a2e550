"""The rule contradictory-pages."""

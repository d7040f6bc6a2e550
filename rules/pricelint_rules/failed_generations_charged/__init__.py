"""The rule failed-generations-charged."""

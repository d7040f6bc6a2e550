"""The rule forfeit-on-inactivity."""

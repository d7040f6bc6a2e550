"""The rule forfeit-on-cancel."""

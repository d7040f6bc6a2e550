"""The rule fairmeter/mixed-periods."""

"""Costs as labels with values and in lists, whatever the markup."""

"""Costs in tables, and tables that only look like tables of costs."""

"""Packs: one-off purchases of units."""

"""Captures as documents: a block tree over one text, in which every character has a place and can be cited."""

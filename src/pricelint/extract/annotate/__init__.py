"""Annotations: what a stretch of text says in itself (numbers, money, periods, quantities), before it is related."""

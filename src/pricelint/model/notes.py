"""The notes of hints that rules ask for: what a passage touches, where its topic alone does not tell."""

from __future__ import annotations

LINK = "a link to"
"""Begins the note of a cost hint that points to a page about costs."""

ANNOUNCED = "the cost is announced for later"
"""A row of a cost table that is listed and not priced yet."""

FACTOR = "with its factor"
"""A surcharge whose sentence states its number."""

CALLED_OFF = "called off"
"""A notice that a change which was announced will not come."""

ADVERTISED = "advertised"
"""A line that calls something unlimited."""

FAIR_USE = "fair use"
"""A limit on use that names nothing."""

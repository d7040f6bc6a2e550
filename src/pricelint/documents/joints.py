"""Whether texts of inline elements that touch in the markup are one word for a reader or two."""

from __future__ import annotations

import re

DRAWN_TAGS = frozenset("svg math iframe object embed canvas video audio picture img input".split())
"""Inline elements without a text of their own that a reader sees: what stands on both sides of one is no word."""

_CLOSES = frozenset("/.,:;%)]}°!?、。，：；）】」'’\"”*+-–")
_OPENS = frozenset("$€£¥₹₽₩₫(/~≈[{¥「【（'‘\"“#+-–.")
_ENDS_NUMBER = re.compile(r"\d ?[$€£¥₹₽₩₫元円원]?\Z")

_UNIT = re.compile(r"[^\W\d_\u2e80-\uffff]{4}")
"""Letters enough for a word of its own behind a number; "4K", "1st" and "2nd" are one word."""


def is_gap(before: str, following: str, *, kin: bool) -> bool:
    """Whether a blank belongs between two texts; `kin` where one stands in the element around the other.

    A number ends where another begins: "5€" and "50 credits" are no 550. In elements side by side other words end with
    their element too, but for signs that belong to what follows or precedes; an element inside a word leaves it whole,
    unless it begins a new one ("Pro" and "For teams", "20" and "credits", "19" and "+ VAT").
    """
    if following[0].isdigit() and _ENDS_NUMBER.search(before):
        return True
    if kin:
        begins = _begins_word(before[-1], following[:2]) or following.startswith("+ ")
        return begins or (before[-1].isdigit() and bool(_UNIT.match(following)))
    return following[0] == "+" or (following[0] not in _CLOSES and before[-1] not in _OPENS)


def _begins_word(last: str, following: str) -> bool:
    """Whether a capital and a small letter follow a small letter or a digit."""
    first, second = following[:1], following[1:]
    return (last.islower() or last.isdigit()) and first.isupper() and second.islower()

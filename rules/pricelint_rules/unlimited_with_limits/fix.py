"""What a fair page would show: the limit by its number, in place of a word that denies it."""

from __future__ import annotations

import regex

from pricelint.model.outcome import BLANK, Fix, Outcome
from pricelint_rules.fair import listed

_LIMIT = regex.compile(r"\d[\d.,  ]*\d\s+\p{L}+|\d+\s+\p{L}+")
"""A number in the quoted limit and the word after it: "300 clips"."""


def fix(*, outcome: Outcome, **_: object) -> Fix:
    """ "Up to 300 clips, after that: __"; a limit without a number is a blank, too."""
    limits = (found[0] for item in outcome.evidence for found in _LIMIT.finditer(item.quote))
    limit = listed(dict.fromkeys(limits)) or f"{BLANK} a month"
    return Fix(text=f"Up to {limit}, after that: {BLANK}")

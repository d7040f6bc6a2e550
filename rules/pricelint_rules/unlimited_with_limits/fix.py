"""What a fair page would show: the limit by its number, in place of a word that denies it."""

from __future__ import annotations

import regex

from pricelint.model.outcome import BLANK, Fix, Outcome
from pricelint_rules.fair import listed

_LIMIT = regex.compile(r"\d[\d.,\u00a0\u202f ]*(?:[ \u00a0/]*\p{L}+){1,5}")
"""A number in the quoted limit and the words after it, as far as its phrase goes: "300 clips a day"."""


def fix(*, outcome: Outcome, **_: object) -> Fix:
    """ "Up to 300 clips a day, after that: __"; a limit without a number is a blank, too."""
    limits = (found[0] for item in outcome.evidence for found in _LIMIT.finditer(item.quote))
    limit = listed(dict.fromkeys(limits)) or f"{BLANK} a month"
    return Fix(text=f"Up to {limit}, after that: {BLANK}")

"""Prices that are told to hold tax, or to have it come on top."""

from __future__ import annotations

import regex

from pricelint.extract.policies.clauses.hedges import POSSIBLE
from pricelint.extract.policies.clauses.scope import Span
from pricelint.extract.policies.lines import Line
from pricelint.extract.policies.terms.said import Said
from pricelint.extract.policies.wording.words import words
from pricelint.extract.reading import Reading

_PART = regex.compile(r"[.,;]")
_BEFORE = 30
_BEHIND = 16
_AUXILIARY = 16
"""How much may stand between "may" and what may be ("may also be exclusive of tax"), in characters."""


def tax_in_line(_: Reading, line: Line) -> Said | None:
    """Prices without tax; what is said of the buyer's own taxes or of a third party's is no term of a price."""
    if line.says("terms", "tax_other"):
        return None
    if line.says("terms", "tax_included"):
        return Said("false")
    excluded = line.says("terms", "tax_excluded")
    return Said("true", doubt=POSSIBLE if _may_be(line, excluded.span()) else None) if excluded else None


def _may_be(line: Line, said: Span) -> bool:
    """Whether a wording is only told as what may be: "fees may be exclusive of tax", or behind it where verbs end."""
    known = words(line.language)
    modal = known.policy["modal"]
    if known.verb_final and modal.search(line.text, said[1], min(len(line.text), said[1] + _BEHIND)):
        return True
    before = _PART.split(line.text[max(0, said[0] - _BEFORE) : said[0]])[-1]
    return any(len(before) - match.end() <= _AUXILIARY for match in modal.finditer(before))

"""The shortest quote that still says a policy: the clause itself, without what stands beside it in its sentence."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from pricelint.extract.policies.judge import Span
from pricelint.extract.policies.reread import clause_says
from pricelint.extract.policies.subject import named_pools
from pricelint.extract.policies.words import Pattern, plain, words
from pricelint.model.units import Policy

_CUT = regex.compile(r"[,;:，；：、()（）]|\s[–—-]\s")
_MOST = 12


def clause_span(text: str, span: Span, said: tuple[Policy, int | None], language: str, unit: Pattern) -> Span:
    """The span narrowed to whole parts between commas, as long as it still yields `said` and names unit and pool.

    `text` is the document's; the span stays as it is where its own sentence does not say it alone.
    """
    start, end = span
    for cut in _cuts(text, start, end):
        if said in clause_says(text[start:cut], language):
            end = cut
            break
    for cut in reversed([cut + 1 for cut in _cuts(text, start, end)]):
        if said in clause_says(text[cut:end], language) and _same_subject(text, (start, cut, end), language, unit):
            start = cut
            break
    lead = len(text[start:end]) - len(text[start:end].lstrip(" ,;:，；：、"))
    return start + lead, end


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    yield from [match.start() for match in _CUT.finditer(text, start, end)][:_MOST]


def _same_subject(text: str, places: tuple[int, int, int], language: str, unit: Pattern) -> bool:
    start, cut, end = places
    whole, part = plain(text[start:end]), plain(text[cut:end])
    lexicon = words(language)
    named = bool(unit.search(part)) or not unit.search(whole)
    return named and named_pools(part, lexicon, unit) == named_pools(whole, lexicon, unit)

"""The shortest quote that still says a policy: the clause itself, without what stands beside it in its sentence."""

from __future__ import annotations

import regex

from pricelint.extract.patterns import Pattern
from pricelint.extract.policies.clauses.named_pools import named_pools
from pricelint.extract.policies.clauses.scope import Span
from pricelint.extract.policies.expiry.reread import clause_says
from pricelint.extract.policies.wording.words import plain, words
from pricelint.model.units import Policy

_CUT = regex.compile(r"[,;:，；：、()（）]|\s[–—-]\s")
_MOST = 12


def clause_span(text: str, span: Span, said: tuple[Policy, int | None], keep: str, language: str) -> Span:
    """The span narrowed to whole parts between commas, as long as it yields `said` and holds the words `keep`.

    `text` is the document's; the span stays as it is where its own sentence does not say it alone.
    """
    start, end = span

    def proves(first: int, last: int) -> bool:
        quote = text[first:last]
        return keep in " ".join(plain(quote).split()) and said in clause_says(quote, language)

    end = next((cut for cut in _cuts(text, start, end) if proves(start, cut)), end)
    start = next((cut + 1 for cut in reversed(_cuts(text, start, end)) if proves(cut + 1, end)), start)
    lead = len(text[start:end]) - len(text[start:end].lstrip(" ,;:，；：、"))
    return start + lead, end


def same_subject(text: str, whole: Span, part: Span, language: str, unit: Pattern) -> bool:
    """Whether a part of a span names the unit and the pool that the whole one names."""
    all_of_it, own = plain(text[whole[0] : whole[1]]), plain(text[part[0] : part[1]])
    lexicon = words(language)
    named = bool(unit.search(own)) or not unit.search(all_of_it)
    return named and named_pools(own, lexicon, unit) == named_pools(all_of_it, lexicon, unit)


def _cuts(text: str, start: int, end: int) -> list[int]:
    return [match.start() for match in _CUT.finditer(text, start, end)][:_MOST]

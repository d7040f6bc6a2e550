"""Term facts: refunds, failed generations, renewal, automatic top-ups, limits of "unlimited", tax."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import regex

from pricelint.extract.policies.lines import Line, page_lines, phrases
from pricelint.extract.policies.units import unit_words
from pricelint.extract.policies.words import words
from pricelint.extract.reading import Reading
from pricelint.model.fact import Hint, HintTopic, Term
from pricelint.model.units import TermName

METHOD = "policies.terms/1"

_NEAR = 60
_BESIDE = 40
_BEFORE = 90
_CARD = 4

_Said = tuple[str, bool | None]


def read_terms(reading: Reading) -> tuple[Term, ...]:
    """The terms a page states, one of each name at most."""
    readers: tuple[tuple[str, TermName, Callable[[Reading, Line], _Said | None]], ...] = (
        ("failed", TermName.FAILED_GENERATIONS, _failed),
        ("renewal", TermName.AUTO_RENEW, _renewal),
        ("renewal", TermName.AUTO_TOP_UP, _top_up),
        ("tax", TermName.TAX_EXCLUDED, _tax),
        ("unlimited", TermName.UNLIMITED_WITH_LIMITS, _unlimited),
    )
    lines = {group: page_lines(reading, f"terms.{group}") for group in ("refund", *(group for group, _, _ in readers))}
    terms = [_refund(reading, lines["refund"])]
    terms += [_first(reading, lines[group], name, read) for group, name, read in readers]
    if terms[-1] is None:
        terms[-1] = _unlimited_card(reading, lines["unlimited"])
    return tuple(term for term in terms if term)


def _first(
    reading: Reading, lines: Iterable[Line], name: TermName, read: Callable[[Reading, Line], _Said | None]
) -> Term | None:
    for line in lines:
        if not line.sentence.question and (said := read(reading, line)):
            return Term(
                evidence=(line.cite(reading, "value"),), method=METHOD, name=name, value=said[0], default_on=said[1]
            )
    return None


def _refund(reading: Reading, lines: list[Line]) -> Term | None:
    """Refundable where only a right is stated, non-refundable where only its denial is, partial where both are or where
    the right hangs on a condition."""
    stated = [line for line in lines if not line.sentence.question and not _refunds_other(line)]
    denied = [line for line in stated if line.says("terms", "non_refundable")]
    granted = [line for line in stated if line not in denied and line.says("terms", "refund")]
    limited = [line for line in (*granted, *denied) if _limited(line)]
    if not denied and not granted:
        return None
    if limited or (denied and granted):
        value, cited = "partial", [*(limited or granted)[:1], *denied[:1]]
    else:
        value, cited = ("non_refundable", denied[:1]) if denied else ("refundable", granted[:1])
    evidence = tuple(line.cite(reading, "value") for line in dict.fromkeys(cited))
    return Term(evidence=evidence, method=METHOD, name=TermName.REFUND, value=value)


def _limited(line: Line) -> bool:
    """Whether a right to a refund hangs on something; what a law or the denial itself says is no such right."""
    if line.says("terms", "unconditional"):
        return False
    known = phrases(line.language, "terms")
    text = known["non_refundable"].sub(" ", known["withdrawn"].sub(" ", line.text))
    return bool(known["refund"].search(text) and known["refund_limits"].search(text))


def _refunds_other(line: Line) -> bool:
    """Units given back, commissions, and what a breach costs the buyer: no terms of a purchase."""
    if line.says("terms", "refund_other"):
        return True
    return bool(words(line.language).condition["provider"].search(line.text))


def _failed(_: Reading, line: Line) -> _Said | None:
    if line.says("terms", "only_success"):
        return "refunded", None
    failed = line.says("terms", "failed")
    if not failed or not _about_generation(line, failed) or line.says("terms", "failed_other"):
        return None
    if line.says("terms", "not_returned"):
        return "charged", None
    if line.says("terms", "not_charged"):
        return "refunded", None
    return ("charged", None) if line.says("terms", "still_charged") else None


def _about_generation(line: Line, failed: regex.Match[str]) -> bool:
    near = line.text[max(0, failed.start() - _BEFORE) : failed.end() + _BESIDE]
    return bool(phrases(line.language, "terms")["generation"].search(near))


def _renewal(reading: Reading, line: Line) -> _Said | None:
    """Whether a subscription renews by itself; that units come again says nothing of payments."""
    match = line.says("terms", "auto_renew")
    if not match:
        return None
    before = line.text[max(0, match.start() - _NEAR) : match.start()]
    negated = phrases(line.language, "terms")["not_renew"].search(before)
    granted = unit_words(reading).search(before[-_BESIDE:])
    return None if negated or granted else ("true", None)


def _top_up(_: Reading, line: Line) -> _Said | None:
    if not line.says("terms", "auto_top_up"):
        return None
    if line.says("terms", "opt_out") and not line.says("terms", "opt_in"):
        return "true", True
    return "true", False if line.says("terms", "opt_in") else None


def _tax(_: Reading, line: Line) -> _Said | None:
    if line.says("terms", "tax_included"):
        return None
    return ("true", None) if line.says("terms", "tax_excluded") else None


def _unlimited(_: Reading, line: Line) -> _Said | None:
    if not line.says("terms", "unlimited") or line.says("terms", "unlimited_other"):
        return None
    return ("true", None) if line.says("terms", "unlimited_limits") else None


def _unlimited_card(reading: Reading, lines: list[Line]) -> Term | None:
    """A plan or pack that is called unlimited and holds a number of units."""
    blocks = reading.document.blocks
    for line in lines:
        match = line.says("terms", "unlimited")
        if not match or len(line.block.text) > len(match[0]) + _CARD:
            continue
        card = blocks[line.block.index + 1 : line.block.index + 1 + _CARD]
        counts = [count for block in card for count in reading.counts_in(block.start, block.end)]
        if counts:
            limit = reading.document.cite(counts[0].start, counts[0].end, "limit")
            cited = (line.cite(reading, "value"), limit)
            return Term(evidence=cited, method=METHOD, name=TermName.UNLIMITED_WITH_LIMITS, value="true")
    return None


def read_refund_hints(reading: Reading) -> tuple[Hint, ...]:
    """A guarantee or refund that is mentioned without saying what is given back."""
    hits = [line for line in page_lines(reading, "terms.refund") if line.says("terms", "refund_hint")]
    return tuple(
        Hint(evidence=(line.cite(reading, "value"),), method=METHOD, topic=HintTopic.REFUND) for line in hits[:1]
    )

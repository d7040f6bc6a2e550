"""Term facts: refunds, failed generations, renewal, automatic top-ups, limits of "unlimited", tax."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from pricelint.extract.patterns import Pattern
from pricelint.extract.policies.clauses.hedges import POSSIBLE
from pricelint.extract.policies.clauses.scope import Span
from pricelint.extract.policies.lines import Line, doubts, page_lines, phrases
from pricelint.extract.policies.terms.answered import (
    Read,
    joined,
    line_above,
    lines_below,
    read_answered,
    read_open,
)
from pricelint.extract.policies.terms.refunds import read_refund
from pricelint.extract.policies.terms.said import METHOD, Said, first_hint
from pricelint.extract.policies.terms.tax import tax_in_line
from pricelint.extract.policies.terms.unlimited import limited_by_others, limited_in_line
from pricelint.extract.policies.wording.units import unit_words
from pricelint.extract.policies.wording.words import words
from pricelint.extract.reading import Reading
from pricelint.model.fact import Hint, HintTopic, Term
from pricelint.model.units import TermName

_NEAR = 60
_BESIDE = 40
_SUBJECT = 30
_MAYBE = 16
_PART = regex.compile(r"[.,;]")
_BEFORE = 90
_EACH = frozenset({TermName.FAILED_GENERATIONS})
"""Terms of which a page may state two values: what failed is given back, what was filtered is not."""
_ONLY_TRUE = frozenset({TermName.AUTO_RENEW, TermName.UNLIMITED_WITH_LIMITS})
"""Terms of which a denial states nothing."""


def read_terms(reading: Reading) -> tuple[Term, ...]:
    """The terms a page states: one of each name, but for refunds with exceptions and failures partly charged."""
    readers: tuple[tuple[str, TermName, Read], ...] = (
        ("failed", TermName.FAILED_GENERATIONS, _failed),
        ("renewal", TermName.AUTO_RENEW, _renewal),
        ("renewal", TermName.AUTO_TOP_UP, _top_up),
        ("tax", TermName.TAX_EXCLUDED, tax_in_line),
        ("unlimited", TermName.UNLIMITED_WITH_LIMITS, limited_in_line),
        ("subscription", TermName.TOP_UP_NEEDS_PLAN, _needs_plan),
    )
    lines = {group: page_lines(reading, f"terms.{group}") for group, _, _ in readers}
    terms = read_refund(reading)
    for group, name, read in readers:
        terms += _stated(reading, lines[group], name, read)
    if not any(term.name is TermName.UNLIMITED_WITH_LIMITS for term in terms):
        terms += limited_by_others(reading, lines["unlimited"])
    return tuple(terms)


def _stated(reading: Reading, lines: Iterable[Line], name: TermName, read: Read) -> list[Term]:
    """What settles most of all sentences on a term; of a term that may have two values the first of each."""
    ones = [one for line in lines if (one := _one(reading, line, name, read))]
    doubted = doubts(reading, (parts[0] for _, parts in ones))
    said = [(found, parts, found.doubt or doubted[parts[0]]) for found, parts in ones]
    said.sort(key=lambda one: (one[2] is not None, one[0].rank))
    first = {one[0].value if name in _EACH else "": one for one in reversed(said)}
    return [
        Term(
            evidence=tuple(part.cite(reading, "value") for part in parts),
            method=METHOD,
            doubt=doubt,
            name=name,
            value=found.value,
            default_on=found.default_on,
        )
        for found, parts, doubt in reversed(first.values())
    ]


def _one(reading: Reading, line: Line, name: TermName, read: Read) -> tuple[Said, tuple[Line, ...]] | None:
    """What one sentence says, or a question with its answer, and the sentences that say it."""
    if line.sentence.question:
        answered = read_answered(reading, line, read) or (_what_happens(reading, line) if name in _EACH else None)
        if answered is None or (answered[0].value == "false" and name in _ONLY_TRUE):
            return None
        return answered[0], (answered[1], line)
    found = read(reading, line)
    if found is None:
        return _listed(reading, line, read) if name in _EACH else None
    return found, (line, line.following) if found.goes_on and line.following else (line,)


def _listed(reading: Reading, line: Line, read: Read) -> tuple[Said, tuple[Line, ...]] | None:
    """What a lead says together with an item of its list: "If a render fails:", "Credits are returned."."""
    above = line_above(reading, line)
    pairs = [(above, line)] if above else [(line, item) for item in lines_below(reading, line)]
    said = ((read(reading, joined(lead, item)), item, lead) for lead, item in pairs)
    return next(((told, (item, lead)) for told, item, lead in said if told), None)


def _failed(_: Reading, line: Line) -> Said | None:
    if line.says("terms", "only_success"):
        return Said("refunded")
    failed = line.says("terms", "failed")
    if not failed or not _about_generation(line, failed) or line.says("terms", "failed_other"):
        return None
    if line.says("terms", "not_failed"):
        return None
    if line.says("terms", "failed_excepted"):
        return Said("refunded")
    denied = line.says("terms", "not_returned")
    if denied and not _turned(line, denied, failed):
        return None if line.says("terms", "believed") else Said("charged")
    if spared := line.says("terms", "not_charged"):
        return Said("refunded", doubt=_only_maybe(line, spared))
    return Said("charged") if line.says("terms", "still_charged") else None


def _turned(line: Line, denied: regex.Match[str], failed: regex.Match[str]) -> bool:
    """Whether a denial is set against what fails behind it: "used credits are not returned, but if one fails …"."""
    turn = phrases(line.language, "terms")["turn"]
    return denied.end() <= failed.start() and turn.search(line.text[denied.end() : failed.start()]) is not None


def _only_maybe(line: Line, spared: regex.Match[str]) -> str | None:
    """Why units that may be given back are not said to be: "the credits may be returned", "we may refund them"."""
    before = line.text[max(0, spared.start() - _MAYBE) : spared.end()]
    return POSSIBLE if phrases(line.language, "terms")["maybe"].search(before) else None


def _what_happens(reading: Reading, asked: Line) -> tuple[Said, Line] | None:
    """The answer to what becomes of units where something fails; that they are gone only where the question names
    them."""
    found = read_open(reading, asked, _failed)
    named = unit_words(reading).search(asked.text)
    return found if found and (named or found[0].value == "refunded") else None


def _about_generation(line: Line, failed: regex.Match[str]) -> bool:
    near = line.text[max(0, failed.start() - _BEFORE) : failed.end() + _BESIDE]
    return bool(phrases(line.language, "terms")["generation"].search(near))


def _renewal(reading: Reading, line: Line) -> Said | None:
    """Whether a subscription renews by itself; that units come again says nothing of payments."""
    match = line.says("terms", "auto_renew")
    if not match or _denied(line, match) or _denied_inside(line, match):
        return None
    unit = unit_words(reading)
    near, first = line.text[max(0, match.start() - _BESIDE) : match.start()], line.text[:_SUBJECT]
    named = unit.search(near) or unit.search(first, 0, match.start()) or _points_at(line, unit)
    return None if named else Said("true")


def _points_at(line: Line, unit: Pattern) -> bool:
    """Whether a sentence begins with a pronoun for units of the sentence before: "… your credits. They renew …"."""
    before = line.sentences[line.index - 1].text if line.index else ""
    return bool(words(line.language).policy["pointing"].match(line.text)) and bool(unit.search(before))


def _denied(line: Line, match: regex.Match[str]) -> bool:
    """Whether what stands just before a wording denies it ("we never …"), or right behind it ("… does not happen")."""
    known = phrases(line.language, "terms")
    before = line.text[max(0, match.start() - _NEAR) : match.start()]
    behind = _PART.split(line.text[match.end() : match.end() + _NEAR])[0]
    return bool(known["denied"].search(before) or known["denied_behind"].search(behind))


def _denied_inside(line: Line, match: regex.Match[str]) -> bool:
    """Whether a wording is denied right before its last word ("verlängert sich nicht automatisch")."""
    lead, _, _ = match[0].rpartition(" ")
    return bool(phrases(line.language, "terms")["denied"].search(f"{lead} "))


def _top_up(_: Reading, line: Line) -> Said | None:
    """Whether units are bought by themselves, and what holds before the buyer has chosen.

    What a plan grants anew each month is not bought, and what is on for some buyers is not said of all. "Off by
    default" outweighs all else, "on by default" any word of choice ("you can turn it off"); either may stand in the
    next sentence ("It is on by default.").
    """
    match = line.says("terms", "auto_top_up")
    if not match or line.says("terms", "refilled"):
        return None
    if line.says("terms", "default_off"):
        return Said("true", default_on=False, named=True)
    if _denied(line, match) or line.says("terms", "auto_top_up_denied"):
        return Said("false")
    if line.says("terms", "opt_out"):
        some = line.says("terms", "for_some")
        return Said("true") if some else Said("true", default_on=True, named=True)
    for key, default_on in (("default_off", False), ("opt_out", True)):
        if line.following and line.following.says("terms", key):
            return Said("true", default_on=default_on, goes_on=True, named=True)
    return Said("true", default_on=False if line.says("terms", "opt_in") else None)


def _needs_plan(_: Reading, line: Line) -> Said | None:
    """Whether one-off units can be bought or used only with a subscription; that they "never expire, even without a
    subscription" denies their end and not their use, and what a plan gives beside more features is bought with it."""
    if denied := line.says("terms", "not_without_plan"):
        ends = any(words(line.language).policy[key].search(denied[0]) for key in ("lapse", "reset"))
        return None if ends or line.says("terms", "with_or_without") else Said("true")
    if line.says("terms", "without_plan"):
        return Said("false")
    if line.says("terms", "plan_gives"):
        return None
    needed = line.says("terms", "needs_plan")
    return Said("true") if needed and not _spent_last(line, needed.span()) else None


def _spent_last(line: Line, needed: Span) -> bool:
    """Whether it is only the order in which units are spent that a wording tells: "top-ups are only used after your
    subscription allowance is exhausted"."""
    order = line.says("terms", "spent_last")
    return order is not None and order.start() < needed[1] and needed[0] < order.end()


def read_term_hints(reading: Reading) -> tuple[Hint, ...]:
    """The first sentence that speaks of tax without saying whether the price holds it, and the first that has use
    beyond what is paid for billed without saying whether units are bought by it."""
    asked = (("tax", "tax_hint", HintTopic.TAX), ("overage", "overage", HintTopic.OVERAGE))
    return tuple(
        hint for group, key, topic in asked for hint in first_hint(reading, _stating(reading, group, key), topic)
    )


def _stating(reading: Reading, group: str, key: str) -> Iterable[Line]:
    lines = page_lines(reading, f"terms.{group}")
    return (line for line in lines if not line.sentence.question and line.says("terms", key))

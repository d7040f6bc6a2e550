"""Bonus facts: extra units granted on a condition, and how long they last."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import regex
from msgspec.structs import replace

from pricelint.extract.annotate.numbers import plain_digits, scan_numbers
from pricelint.extract.annotate.periods import period_behind
from pricelint.extract.annotate.quantities import Count
from pricelint.extract.costs.wording.wordings import wording
from pricelint.extract.policies.clauses.events import Kind, find_events
from pricelint.extract.policies.expiry.facts import read_expiry
from pricelint.extract.policies.lines import Line, page_lines, phrases
from pricelint.extract.policies.passages.sentences import Sentence
from pricelint.extract.policies.wording.durations import read_durations
from pricelint.extract.policies.wording.units import unit_words
from pricelint.extract.policies.wording.words import words
from pricelint.extract.reading import Reading
from pricelint.model.evidence import Evidence
from pricelint.model.fact import Bonus
from pricelint.model.units import BonusCondition, Period, Policy, Pool

METHOD = "policies.bonuses/1"

_ORDER = (
    BonusCondition.FIRST_PURCHASE,
    BonusCondition.PURCHASE,
    BonusCondition.ANNUAL,
    BonusCondition.REFERRAL,
    BonusCondition.DAILY,
    BonusCondition.SIGNUP,
)
_PAID = frozenset({BonusCondition.FIRST_PURCHASE, BonusCondition.PURCHASE, BonusCondition.ANNUAL})
_GIVEN_ONCE = (None, Period.ONCE)
_WITHIN = 40
_BESIDE = 14
_COMMA = regex.compile(r"[,;，；]")


def read_bonuses(reading: Reading) -> tuple[Bonus, ...]:
    """Grants of extra units that a page states, each once. Units that come with a pack are the pack's, not these."""
    found: dict[tuple[Decimal | None, BonusCondition], Bonus] = {}
    lines = [_parts(reading, line) for line in page_lines(reading, "bonus")]
    for line, told in ((part, len(parts) > 1) for parts in lines for part in parts):
        if (condition := _condition(line, told)) and (bonus := _bonus(reading, line, condition, told)):
            known = found.get((bonus.units, condition))
            if known is None or (known.expires_days is None and bonus.expires_days is not None):
                found[bonus.units, condition] = bonus
    return tuple(_lasting(bonus, reading) for bonus in found.values())


def _lasting(bonus: Bonus, reading: Reading) -> Bonus:
    """A grant whose end is only stated for all units of its kind ("Reward credits are valid for 60 days")."""
    ends = [one for one in read_expiry(reading) if one.pool is Pool.BONUS and one.policy is Policy.FIXED_PERIOD]
    if bonus.expires_days is not None or len({one.days for one in ends}) != 1:
        return bonus
    proof = dataclasses.replace(ends[0].evidence[0], proves=("expires",))
    return dataclasses.replace(bonus, expires_days=ends[0].days, evidence=(*bonus.evidence, proof))


def _parts(reading: Reading, line: Line) -> list[Line]:
    """A sentence, or its two parts where each grants units on a condition of its own ("20 credits at sign-up and 50 for
    each friend"); what a comma parts from such a grant and counts no units is left out."""
    if len(_conditions(line)) < 2:
        return [line]
    text = line.text
    joints = [*_COMMA.finditer(text), *words(line.language).policy["split"].finditer(text)]
    for cut in sorted(match.start() for match in joints):
        left, right = _part(line, 0, cut), _part(line, cut, len(text))
        if not _counted(reading, left) or not _conditions(left):
            continue
        if _conditions(right) and (_counted(reading, right) or _more(right)):
            return [left, right]
        return [left] if _COMMA.match(text, cut) else [line]
    return [line]


def _counted(reading: Reading, line: Line) -> list[Decimal]:
    """The units that a sentence counts; a range is no grant."""
    return [count.low for count in _single(reading, line)]


def _granted(reading: Reading, line: Line, condition: BonusCondition) -> list[Decimal]:
    """The units that a sentence counts and grants once; so many a month are an allowance."""
    daily = condition is BonusCondition.DAILY
    return [c.low for c in _single(reading, line) if daily or c.per in _GIVEN_ONCE or _ends_line(reading, c)]


def _ends_line(reading: Reading, count: Count) -> bool:
    """Whether the period behind a count begins the next line, which says more ("Sign up for 20 credits" over "Daily
    visits earn 2")."""
    text = reading.document.text
    if text[count.end : count.end + 1] != "\n":
        return False
    named = period_behind(text, count.end, reading.language)
    return named is not None and text[named.end : named.end + 1].isalnum()


def _single(reading: Reading, line: Line) -> list[Count]:
    return [count for count in reading.counts_in(*line.span) if count.low == count.high]


def _more(line: Line) -> list[Decimal]:
    """A number without its unit, of which the part before has named it: "20 credits to start and 50 more for …"."""
    match = line.says("bonus", "more")
    return [number.value for number in scan_numbers(plain_digits(match[0]), line.language)][:1] if match else []


def _part(line: Line, start: int, end: int) -> Line:
    """A stretch of a sentence as a sentence of its own, with the words of gaining that it shares."""
    first = line.sentence.start
    one = Sentence(first + start, first + end, line.text[start:end], line.sentence.question)
    return replace(line, sentences=[one], index=0, heard={})


def _conditions(line: Line) -> list[BonusCondition]:
    return [condition for condition in _ORDER if line.says("bonus", condition.value)]


def _condition(line: Line, told: bool) -> BonusCondition | None:
    """What a grant hangs on, None where nothing is granted; `told`: the sentence says elsewhere that something is."""
    gain = line.says("bonus", "gain")
    if (
        line.sentence.question
        or not (gain or told)
        or line.says("bonus", "not_bonus")
        or (gain and _denied(line, gain))
    ):
        return None
    asked = phrases(line.language, "bonus")
    own = next((condition for condition in _ORDER if line.says("bonus", condition.value)), None)
    own = own or next((condition for condition in _ORDER if asked[condition.value].search(line.asked)), None)
    return own or (BonusCondition.OTHER if _is_thanks(line) else None)


def _is_thanks(line: Line) -> bool:
    """Whether units are given for another deed, or to people of a kind ("for your review", "students get"), in a
    sentence that spends none."""
    return line.says("bonus", "other") is not None and wording(line.language, "strong").search(line.text) is None


def _denied(line: Line, gain: regex.Match[str]) -> bool:
    """Whether a negation stands right beside the word of gaining: "new users do not get 50 credits"."""
    negated = phrases(line.language, "bonus")["negated"]
    lead, tail = line.text[: gain.start()].rstrip(), line.text[gain.end() :].lstrip()
    before = negated.finditer(lead[-_BESIDE:])
    return any(match.end() == len(lead[-_BESIDE:]) for match in before) or bool(negated.match(tail))


def _bonus(reading: Reading, line: Line, condition: BonusCondition, told: bool) -> Bonus | None:
    counts = _granted(reading, line, condition) or (_more(line) if told else [])
    named = line.says("bonus", "bonus") and unit_words(reading).search(line.text)
    if not counts and not named:
        return None
    days, later = _days(line)
    if days is None and counts and condition is BonusCondition.DAILY and line.says("bonus", "same_day"):
        days = 1
    units = counts[-1] if counts else None
    if units is None and days is None and condition is not BonusCondition.REFERRAL:
        return None
    proves = [*(["units"] if units is not None else []), "condition", *(["expires"] if days and later is None else [])]
    evidence: tuple[Evidence, ...] = (line.cite(reading, *proves),)
    if later is not None:
        evidence += (later.cite(reading, "expires"),)
    return Bonus(
        evidence=evidence,
        method=METHOD,
        units=units,
        condition=condition,
        expires_days=days,
        paid=condition in _PAID,
    )


def _days(line: Line) -> tuple[int | None, Line | None]:
    """Days until the units end, and the next sentence of the block where that says so ("They expire …")."""
    days = _days_in(line)
    if days is not None:
        return days, None
    later = line.following
    if later and words(line.language).policy["pointing"].match(later.text):
        return (days, later) if (days := _days_in(later)) is not None else (None, None)
    return None, None


def _days_in(line: Line) -> int | None:
    """The duration that stands behind (or before) words of lasting and ending; a negated one is none."""
    lexicon = words(line.language)
    kept = [event for event in find_events(line.text, lexicon) if event.negated and event.kind is Kind.LAPSE]
    paid = line.says("bonus", "annual")
    for duration in read_durations(line.text, lexicon):
        if paid and paid.start() <= duration.start < paid.end():
            continue
        if any(event.end <= duration.start < event.last for event in kept):
            continue
        around = line.text[max(0, duration.start - _WITHIN) : duration.start]
        if phrases(line.language, "bonus")["window"].search(around):
            continue
        if lexicon.verb_final:
            around += line.text[duration.end : duration.end + _WITHIN]
        match = phrases(line.language, "bonus")["within"].search(around)
        behind = line.text[duration.end : duration.end + _WITHIN]
        if match or lexicon.policy["keep"].search(behind) or lexicon.policy["lapse"].search(around + " " + behind):
            return duration.days
    return None

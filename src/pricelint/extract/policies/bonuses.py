"""Bonus facts: extra units granted on a condition, and how long they last."""

from __future__ import annotations

from decimal import Decimal

from pricelint.extract.policies.durations import read_durations
from pricelint.extract.policies.lines import Line, page_lines, phrases
from pricelint.extract.policies.units import unit_words
from pricelint.extract.policies.words import words
from pricelint.extract.reading import Reading
from pricelint.model.evidence import Evidence
from pricelint.model.fact import Bonus
from pricelint.model.units import BonusCondition

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
_WITHIN = 40


def read_bonuses(reading: Reading) -> tuple[Bonus, ...]:
    """Grants of extra units that a page states, each once. Units that come with a pack are the pack's, not these."""
    found: dict[tuple[Decimal | None, BonusCondition], Bonus] = {}
    for line in page_lines(reading, "bonus"):
        if (condition := _condition(line)) and (bonus := _bonus(reading, line, condition)):
            known = found.get((bonus.units, condition))
            if known is None or (known.expires_days is None and bonus.expires_days is not None):
                found[bonus.units, condition] = bonus
    return tuple(found.values())


def _condition(line: Line) -> BonusCondition | None:
    if line.sentence.question or not line.says("bonus", "gain") or line.says("bonus", "not_bonus"):
        return None
    asked = phrases(line.language, "bonus")
    own = next((condition for condition in _ORDER if line.says("bonus", condition.value)), None)
    return own or next((condition for condition in _ORDER if asked[condition.value].search(line.asked)), None)


def _bonus(reading: Reading, line: Line, condition: BonusCondition) -> Bonus | None:
    start = line.block.start + line.sentence.start
    counts = [c for c in reading.counts_in(start, line.block.start + line.sentence.end) if c.low == c.high]
    named = line.says("bonus", "bonus") and unit_words(reading).search(line.text)
    if not counts and not named:
        return None
    days, later = _days(line)
    units = counts[-1].low if counts else None
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
    for duration in read_durations(line.text, lexicon):
        around = line.text[max(0, duration.start - _WITHIN) : duration.start]
        if lexicon.verb_final:
            around += line.text[duration.end : duration.end + _WITHIN]
        match = phrases(line.language, "bonus")["within"].search(around)
        behind = line.text[duration.end : duration.end + _WITHIN]
        if match or lexicon.policy["keep"].search(behind) or lexicon.policy["lapse"].search(around + " " + behind):
            return duration.days
    return None

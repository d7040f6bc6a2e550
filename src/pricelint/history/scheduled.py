"""Announced changes followed over the visits: which came, which are overdue, which were called off or dropped.

An announcement is a notice with a day that lies ahead when it is first seen, which names a thing that the page states
and a number that the page does not state of it yet.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from pricelint.extract.language import detect
from pricelint.extract.policies.lines import phrases
from pricelint.extract.policies.wording.dates import read_date, read_day_of_year
from pricelint.history.announced import called_off, notices, numbers_in
from pricelint.history.naming import Named, named, named_beside, names
from pricelint.history.runs import Observation
from pricelint.history.stated import stated
from pricelint.history.statement import COUNTED, Key, Stated, Statement, Subject
from pricelint.model.announcement import Announced, Standing
from pricelint.model.evidence import Evidence
from pricelint.model.fact import Hint
from pricelint.model.noise import holds_money
from pricelint.model.site import SiteFacts

_ENDED = frozenset({Standing.HAPPENED, Standing.OTHERWISE, Standing.CANCELLED, Standing.SUPERSEDED})
_FAR = timedelta(days=183)
"""A day without its year is the one nearest to the sight of it, at most half a year away."""

_SAME_DAY = timedelta(days=1)
"""A day ends later elsewhere than in UTC."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice, the day that it names ((year or 0), month, day), and the numbers in it that are no part of the day."""

    hint: Hint
    day: tuple[int, int, int]
    numbers: frozenset[str]

    @property
    def quote(self) -> Evidence:
        """The sentence."""
        return self.hint.evidence[0]

    def on(self, seen: date) -> date | None:
        """The day, as of a day on which the notice was seen."""
        year, month, day = self.day
        years = (year,) if year else (seen.year - 1, seen.year, seen.year + 1)
        days = [found for one in years if (found := _date(one, month, day))]
        near = min(days, key=lambda one: abs(one - seen), default=None)
        return near if near and (year or abs(near - seen) <= _FAR) else None


@dataclass(frozen=True, slots=True)
class Sight:
    """What one visit says of announcements: its time and statements, its dated notices, and what calls a change off."""

    seen: Observation
    notices: tuple[Notice, ...]
    off: tuple[Hint, ...]


def sight_of(visit: str, at: datetime, facts: SiteFacts) -> Sight:
    """A visit, by the facts of its pages."""
    languages = {page.page: page.language for page in facts.pages}
    dated = (_dated(hint, languages.get(hint.evidence[0].page, "en")) for hint in notices(facts))
    return Sight(Observation(visit, at, stated(facts)), tuple(one for one in dated if one), called_off(facts))


def announcements(sights: Iterable[Sight]) -> tuple[Announced, ...]:
    """Every announced change of a platform by its first sight, with what became of it by the last of some visits."""
    found: dict[_Identity, _Followed] = {}
    days: dict[str, date | None] = {}
    for sight in sorted(sights, key=lambda one: one.seen.at):
        fresh = {one.identity: one for one in _made(sight, days)}
        for name, one in list(found.items()):
            others = [other.item for other in fresh.values() if other.thing == one.thing and other.identity != name]
            found[name] = replace(one, item=_after(one, sight, others, again=name in fresh))
        found = fresh | found
    return tuple(sorted((one.item for one in found.values()), key=lambda item: (item.first_at, item.on, item.key)))


_Identity = tuple[Named, date, frozenset[str]]


@dataclass(frozen=True, slots=True)
class _Followed:
    """An announcement, what it names, and what was stated of that before, by key."""

    item: Announced
    notice: Notice
    thing: Named
    before: Mapping[Key, Statement]

    @property
    def identity(self) -> _Identity:
        """What makes it the same in several visits: the same numbers on the same thing for the same day."""
        return self.thing, self.item.on, self.notice.numbers


def _made(sight: Sight, days: dict[str, date | None]) -> Iterator[_Followed]:
    """What a visit announces: each thing that is named, for a day that is not over, with a number that is new.

    `days` remembers what day a sentence spoke of when it was seen first: it does not speak of next year's later on.
    """
    at = sight.seen.at
    for notice in sight.notices:
        on = days.setdefault(notice.quote.quote, notice.on(at.date()))
        if on is None or on < at.date():
            continue
        for thing, there in _named_in(notice, sight.seen.stated).items():
            first = next(iter(there.values()))
            if notice.numbers - numbers_in(" ".join(one.says for one in there.values())):
                item = Announced(
                    about=first.about, key=first.key, on=on, before=first.side, notice=notice.hint.evidence,
                    first_at=at, last_at=at, standing=Standing.SCHEDULED,
                )  # fmt: skip
                yield _Followed(item, notice, thing, there)


def _named_in(notice: Notice, there: Stated) -> dict[Named, dict[Key, Statement]]:
    """The things that a notice names, each with what is stated of it."""
    known = named_beside(notice.quote.quote, there.single.values())
    found: dict[Named, dict[Key, Statement]] = {}
    for one in there.single.values():
        thing = named(one.key) if one.subject in COUNTED else None
        if thing and names(notice.quote.quote, thing, known):
            found.setdefault(thing, {})[one.key] = one
    return found


def _after(one: _Followed, sight: Sight, others: Sequence[Announced], *, again: bool) -> Announced:
    """What a further visit makes of an announcement."""
    item, at = one.item, sight.seen.at
    if item.standing in _ENDED:
        return item
    standing, shown = _standing(one, sight, others, again=again)
    last = at if again else item.last_at
    if standing is None or standing is item.standing:
        return replace(item, last_at=last)
    if standing is Standing.SCHEDULED:
        return replace(item, last_at=last, standing=standing, since=None, until=None, shown=())
    return replace(item, last_at=last, standing=standing, since=item.until or item.last_at, until=at, shown=shown)


def _standing(
    one: _Followed, sight: Sight, others: Sequence[Announced], *, again: bool
) -> tuple[Standing | None, tuple[Evidence, ...]]:
    """The standing that a visit shows, None where it shows nothing of it, and the quotes that show it."""
    today, there = sight.seen.at.date(), sight.seen.stated
    now = [there.single[key] for key in one.before if key in there.single]
    if came := [state for state in now if _promised(one, state.key) & numbers_in(state.says)]:
        return Standing.HAPPENED, came[0].evidence
    if changed := [state for state in now if _told_of(one, state) != _told_of(one, one.before[state.key])]:
        return Standing.OTHERWISE, changed[0].evidence
    if off := [hint for hint in sight.off if _calls_off(hint, one)]:
        return Standing.CANCELLED, off[0].evidence
    if others and not again:
        return Standing.SUPERSEDED, others[0].notice
    if now and today > one.item.on + _SAME_DAY and (again or one.item.standing is not Standing.WITHDRAWN):
        return Standing.OVERDUE, now[0].evidence
    if again:
        return Standing.SCHEDULED, ()
    gone = one.notice.quote.page in there.pages and today <= one.item.on
    return (Standing.WITHDRAWN if gone else None), ()


def _told_of(one: _Followed, state: Statement) -> tuple[str, ...]:
    """The part of a statement that a notice speaks of: of money and units together, the money where it names some."""
    if state.subject is not Subject.SIZE:
        return state.value
    return state.value[:1] if holds_money(one.notice.quote.quote) else state.value[1:]


def _promised(one: _Followed, key: Key) -> frozenset[str]:
    return one.notice.numbers - numbers_in(one.before[key].says)


def _calls_off(hint: Hint, one: _Followed) -> bool:
    """Whether a page says that this very change will not come: it names the thing, or the day."""
    text = hint.evidence[0].quote
    return names(text, one.thing, ()) or str(one.notice.day[2]) in numbers_in(text)


def _dated(hint: Hint, language: str) -> Notice | None:
    text = hint.evidence[0].quote
    for code in dict.fromkeys((detect(text, language), language, "en")):
        months = phrases(code, "tactics")["months"]
        if found := read_date(text, months):
            day = (found.year, found.month, found.day)
        elif short := read_day_of_year(text, months):
            day = (0, *short)
        else:
            continue
        return Notice(hint, day, _beside(text, day))
    return None


def _beside(text: str, day: tuple[int, int, int]) -> frozenset[str]:
    """The numbers of a sentence but for those of its day; one that stands there twice is also one of the others."""
    counts = Counter(number for found in re.findall(r"[^\s/–-]+", text) for number in numbers_in(found))
    counts.subtract(Counter(str(part) for part in day if part))
    return frozenset(number for number, times in counts.items() if times > 0)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

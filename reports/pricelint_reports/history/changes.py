"""Changes as a page shows them: both sides with the quotes of their own days, and how sure each change is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from pricelint.history.between import between
from pricelint.model.announcement import Announced
from pricelint.model.change import Change, Origin, RecordedChange
from pricelint.model.contradiction import Side
from pricelint.model.evidence import Evidence
from pricelint_reports.changes.words import ANNOUNCED, BADGES, KINDS, OURS, STANDINGS, when_words
from pricelint_reports.frame.environment import moment
from pricelint_reports.history.given import Shelf
from pricelint_reports.language import ENGLISH, N_, Language

ABSENT = N_("not stated")


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A quote and where its receipt is shown; "" where it is shown nowhere."""

    evidence: Evidence
    href: str


@dataclass(frozen=True, slots=True)
class SideView:
    """What was stated on one side, its quotes, and the moment in words; `says` is `ABSENT` where nothing was."""

    says: str
    when: str
    quotes: tuple[QuoteView, ...]


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One change: what happened to what, in which time, both sides, and its badges (words and class)."""

    id: str
    kind: str
    about: str
    when: str
    seen: str
    before: SideView
    after: SideView
    badges: tuple[tuple[str, str], ...]
    announced: tuple[QuoteView, ...]
    doubted: bool


@dataclass(frozen=True, slots=True)
class AnnouncedView:
    """An announced change: for which day, in which words, what was stated then, and what became of it."""

    about: str
    on: str
    badge: tuple[str, str]
    when: str
    notice: SideView
    before: SideView
    shown: tuple[QuoteView, ...]


def change_views(
    changes: Iterable[RecordedChange], shelf: Shelf, language: Language = ENGLISH
) -> tuple[ChangeView, ...]:
    """Changes, newest first."""
    newest = sorted(changes, key=lambda one: (one.dated.until, one.id), reverse=True)
    return tuple(_view(one, shelf, language) for one in newest)


def announced_views(shelf: Shelf, language: Language = ENGLISH) -> tuple[AnnouncedView, ...]:
    """What the pages announced for a day, newest first."""
    return tuple(_announced(one, shelf, language) for one in reversed(shelf.history.announced))


def kind_words(change: Change) -> str:
    """What happened, by the name of its kind: "cost rose"."""
    return change.kind.value.replace("_", " ")


def time_words(since: datetime, until: datetime, language: Language) -> str:
    """When something happened: in English "between 3 and 10 May 2026", elsewhere with both days whole."""
    return between(since, until) if language.code == "en" else when_words(since, until, language)


def _view(one: RecordedChange, shelf: Shelf, language: Language) -> ChangeView:
    dated, change = one.dated, one.dated.change
    return ChangeView(
        id=one.id,
        kind=language.say(KINDS[change.kind]),
        about=change.about,
        when=time_words(dated.since, dated.until, language),
        seen=language.plural(N_("seen in %(n)s visit"), N_("seen in %(n)s visits"), dated.seen),
        before=_side(change.before, one, shelf, language, last=True),
        after=_side(change.after, one, shelf, language, last=False),
        badges=badges(one, language),
        announced=_quotes(change.announced, dated.until, shelf),
        doubted=bool(change.doubt),
    )


def badges(one: RecordedChange, language: Language = ENGLISH) -> tuple[tuple[str, str], ...]:
    """How sure a change is, and whether it was announced: words, each with its class."""
    status = OURS if one.origin is Origin.METHOD_CHANGED else BADGES[one.dated.status][:2]
    found = (status, ANNOUNCED[:2]) if one.dated.change.announced else (status,)
    return tuple((language.say(words), kind) for words, kind in found)


_TIMES = {
    (True, True): N_("last seen %(moment)s"), (True, False): N_("first seen %(moment)s"),
    (False, True): N_("last looked for %(moment)s"), (False, False): N_("first looked for %(moment)s"),
}  # fmt: skip
"""When a side was seen, or looked for; for the last or for the first time."""


def _side(side: Side | None, one: RecordedChange, shelf: Shelf, language: Language, *, last: bool) -> SideView:
    """The former side with the quotes of the last day that showed it, the latter with those of the first."""
    dated = one.dated
    visit, at = (dated.since_visit, dated.since) if last else (dated.until_visit, dated.until)
    when = language.say(_TIMES[side is not None, last], moment=moment(at))
    if side is None:
        return SideView(language.say(ABSENT), when, ())
    stated = shelf.history.stated(visit) if one.origin is not Origin.METHOD_CHANGED else None
    there = stated.single.get(dated.key) if stated else None
    if there and there.says == side.says:
        return SideView(side.says, when, tuple(QuoteView(q, shelf.href(visit, (q,))) for q in there.evidence))
    return SideView(side.says, when, _quotes(side.evidence, at, shelf))


def _announced(one: Announced, shelf: Shelf, language: Language) -> AnnouncedView:
    words, kind = STANDINGS[one.standing]
    first, last = (language.say(_TIMES[True, late], moment=moment(at)) for late, at in
                   ((False, one.first_at), (True, one.last_at)))  # fmt: skip
    return AnnouncedView(
        about=one.about,
        on=language.day(one.on),
        badge=(language.say(words), kind),
        when=time_words(one.since, one.until, language) if one.since and one.until else "",
        notice=SideView("", f"{first}, {last}", _quotes(one.notice, one.last_at, shelf)),
        before=SideView(one.before.says, "", _quotes(one.before.evidence, one.first_at, shelf)),
        shown=_quotes(one.shown, one.until or one.last_at, shelf),
    )


def _quotes(evidence: Iterable[Evidence], until: datetime, shelf: Shelf) -> tuple[QuoteView, ...]:
    return tuple(QuoteView(item, _somewhere(item, until, shelf)) for item in evidence)


def _somewhere(evidence: Evidence, until: datetime, shelf: Shelf) -> str:
    """The receipt of a quote in the latest visit by then that holds its capture."""
    for visit in reversed(shelf.history.visits):
        if visit.finished_at <= until and any(one.sha256 == evidence.capture for one in visit.captures):
            return shelf.href(visit.id, (evidence,))
    return ""

"""Changes as a page shows them: both sides with the quotes of their own days, and how sure each change is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from pricelint.history.between import between
from pricelint.model.change import Change, Origin, RecordedChange, Status
from pricelint.model.contradiction import Side
from pricelint.model.evidence import Evidence
from pricelint_reports.history.given import Shelf

ABSENT = "not stated"

_STATUS = {
    Status.CONFIRMED: ("confirmed", "v-pass"),
    Status.UNCONFIRMED: ("not confirmed yet", "v-review"),
    Status.FLAPPING: ("comes and goes", "v-not_applicable"),
    Status.IN_DOUBT: ("in doubt", "v-review"),
}
_OURS = ("read otherwise by us", "v-not_applicable")
_ANNOUNCED = ("announced", "v-review")


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


def change_views(changes: Iterable[RecordedChange], shelf: Shelf) -> tuple[ChangeView, ...]:
    """Changes, newest first."""
    newest = sorted(changes, key=lambda one: (one.dated.until, one.id), reverse=True)
    return tuple(_view(one, shelf) for one in newest)


def kind_words(change: Change) -> str:
    """What happened: "cost rose"."""
    return change.kind.value.replace("_", " ")


def _view(one: RecordedChange, shelf: Shelf) -> ChangeView:
    dated, change = one.dated, one.dated.change
    return ChangeView(
        id=one.id,
        kind=kind_words(change),
        about=change.about,
        when=between(dated.since, dated.until),
        seen=f"seen in {dated.seen} {'visit' if dated.seen == 1 else 'visits'}",
        before=_side(change.before, one, shelf, last=True),
        after=_side(change.after, one, shelf, last=False),
        badges=badges(one),
        announced=tuple(QuoteView(item, _somewhere(item, dated.until, shelf)) for item in change.announced),
    )


def badges(one: RecordedChange) -> tuple[tuple[str, str], ...]:
    """How sure a change is, and whether it was announced: words, each with its class."""
    status = _OURS if one.origin is Origin.METHOD_CHANGED else _STATUS[one.dated.status]
    return (status, _ANNOUNCED) if one.dated.change.announced else (status,)


def _side(side: Side | None, one: RecordedChange, shelf: Shelf, *, last: bool) -> SideView:
    """The former side with the quotes of the last day that showed it, the latter with those of the first."""
    dated = one.dated
    visit, at = (dated.since_visit, dated.since) if last else (dated.until_visit, dated.until)
    when = f"{'last seen' if last else 'first seen'} {at:%Y-%m-%d %H:%M} UTC"
    if side is None:
        return SideView(ABSENT, when.replace("seen", "looked for"), ())
    stated = shelf.history.stated(visit) if one.origin is not Origin.METHOD_CHANGED else None
    there = stated.single.get(dated.key) if stated else None
    if there and there.says == side.says:
        return SideView(side.says, when, tuple(QuoteView(q, shelf.href(visit, (q,))) for q in there.evidence))
    return SideView(side.says, when, tuple(QuoteView(q, _somewhere(q, at, shelf)) for q in side.evidence))


def _somewhere(evidence: Evidence, until: datetime, shelf: Shelf) -> str:
    """The receipt of a quote in the latest visit by then that holds its capture."""
    for visit in reversed(shelf.history.visits):
        if visit.finished_at <= until and any(one.sha256 == evidence.capture for one in visit.captures):
            return shelf.href(visit.id, (evidence,))
    return ""

"""What changed on a platform's pages between the results that a site is made of, each side with its own quotes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from pricelint.history.runs import Observation, runs_of
from pricelint.history.stated import stated
from pricelint.history.timeline import timeline
from pricelint.model.change import DatedChange, Status
from pricelint.model.contradiction import Side
from pricelint.model.evidence import Evidence
from pricelint.model.result import PlatformResult
from pricelint_reports.changes.words import KINDS, when_words
from pricelint_reports.language import N_
from pricelint_reports.site.claims import ClaimKind
from pricelint_reports.site.making import Making

CHANGED = N_("%(platform)s, %(about)s: %(kind)s, %(when)s. Before: %(before)s. After: %(after)s.")

STATUSES = {
    Status.CONFIRMED: N_("confirmed by a later visit"),
    Status.UNCONFIRMED: N_("seen once so far"),
    Status.FLAPPING: N_("comes and goes between visits"),
}
"""How sure a change is, in words; one that is in doubt is not told of."""


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A quote of one side of a change, and when its page was captured, None where the result does not say."""

    evidence: Evidence
    seen: datetime | None


@dataclass(frozen=True, slots=True)
class SideView:
    """What was stated on one side of a change, and its quotes; None in its place: it was not stated."""

    says: str
    quotes: tuple[QuoteView, ...]


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One change: what it is about, of which kind, when, and both sides. `until`: when the new state was first seen."""

    about: str
    kind: str
    when: str
    status: str
    before: SideView | None
    after: SideView | None
    until: datetime
    claim: str


def change_views(visits: Sequence[PlatformResult], made: Making) -> tuple[ChangeView, ...]:
    """The changes over the results of one platform, newest first; () of one result. One that is in doubt is no claim:
    the drift rules tell of it."""
    if len(visits) < 2:
        return ()
    seen = (Observation(each.visit.id, each.visit.finished_at, stated(each.facts)) for each in visits)
    times = {capture.sha256: capture.taken_at for each in visits for capture in each.visit.captures}
    told = (change for change in reversed(timeline(runs_of(seen))) if change.status is not Status.IN_DOUBT)
    return tuple(_change(change, times, made) for change in told)


def _change(dated: DatedChange, times: Mapping[str, datetime], made: Making) -> ChangeView:
    change, language = dated.change, made.language
    kind, when = language.say(KINDS[change.kind]), when_words(dated.since, dated.until, language)
    before, after = _side(change.before, times), _side(change.after, times)
    nothing = language.say("not stated")
    values = {
        "kind": change.kind.value, "about": change.about, "status": dated.status.value,
        "before": before.says if before else "", "after": after.says if after else "",
    }  # fmt: skip
    sentence = language.say(
        CHANGED, platform=made.name, about=change.about, kind=kind, when=when,
        before=before.says if before else nothing, after=after.says if after else nothing,
    )  # fmt: skip
    claim = made.book.state(ClaimKind.CHANGE, values, sentence, evidence=change.evidence)
    status = language.say(STATUSES[dated.status])
    return ChangeView(change.about, kind, when, status, before, after, dated.until, claim)


def _side(side: Side | None, times: Mapping[str, datetime]) -> SideView | None:
    if side is None:
        return None
    return SideView(side.says, tuple(QuoteView(item, times.get(item.capture)) for item in side.evidence))

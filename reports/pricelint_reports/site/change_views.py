"""What changed on a platform's pages between the results that a site is made of, each side with its own quotes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from pricelint.history.runs import Observation, runs_of
from pricelint.history.stated import stated
from pricelint.history.timeline import timeline
from pricelint.model.change import ChangeKind, DatedChange, Status
from pricelint.model.contradiction import Side
from pricelint.model.evidence import Evidence
from pricelint.model.result import PlatformResult
from pricelint_reports.language import N_, Language
from pricelint_reports.site.claims import ClaimKind
from pricelint_reports.site.making import Making

CHANGED = N_("%(platform)s, %(about)s: %(kind)s, %(when)s. Before: %(before)s. After: %(after)s.")

KINDS = {
    ChangeKind.COST_ROSE: N_("costs more units"),
    ChangeKind.COST_FELL: N_("costs fewer units"),
    ChangeKind.COST_CHANGED: N_("costs another number of units"),
    ChangeKind.COST_ADDED: N_("a cost is now stated"),
    ChangeKind.COST_REMOVED: N_("a cost is no longer stated"),
    ChangeKind.ALLOWANCE_CUT: N_("fewer units for the same plan"),
    ChangeKind.ALLOWANCE_RAISED: N_("more units for the same plan"),
    ChangeKind.PRICE_ROSE: N_("the price rose"),
    ChangeKind.PRICE_FELL: N_("the price fell"),
    ChangeKind.PLAN_ADDED: N_("a plan is now offered"),
    ChangeKind.PLAN_REMOVED: N_("a plan is no longer offered"),
    ChangeKind.PLAN_RENAMED: N_("a plan has another name"),
    ChangeKind.PACK_ADDED: N_("a pack is now offered"),
    ChangeKind.PACK_REMOVED: N_("a pack is no longer offered"),
    ChangeKind.UNIT_RENAMED: N_("the unit has another name"),
    ChangeKind.EXPIRY_TIGHTENED: N_("unused units end sooner"),
    ChangeKind.EXPIRY_LOOSENED: N_("unused units end later"),
    ChangeKind.EXPIRY_CHANGED: N_("what becomes of unused units changed"),
    ChangeKind.EXPIRY_ADDED: N_("what becomes of unused units is now stated"),
    ChangeKind.EXPIRY_REMOVED: N_("what becomes of unused units is no longer stated"),
    ChangeKind.BONUS_CHANGED: N_("a bonus changed"),
    ChangeKind.BONUS_ADDED: N_("a bonus is now offered"),
    ChangeKind.BONUS_REMOVED: N_("a bonus is no longer offered"),
    ChangeKind.TERM_CHANGED: N_("a term changed"),
    ChangeKind.TERM_ADDED: N_("a term is now stated"),
    ChangeKind.TERM_REMOVED: N_("a term is no longer stated"),
    ChangeKind.WORDING: N_("other wording"),
}
"""What a kind of change is called."""

STATUSES = {
    Status.CONFIRMED: N_("confirmed by a later visit"),
    Status.UNCONFIRMED: N_("seen once so far"),
    Status.FLAPPING: N_("comes and goes between visits"),
    Status.IN_DOUBT: N_("in doubt: it may be a slip of reading"),
}
"""How sure a change is, in words."""


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
    kind, when = language.say(KINDS[change.kind]), _when(dated, language)
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


def _when(dated: DatedChange, language: Language) -> str:
    """When it happened, in words that claim no more than was seen (days in UTC)."""
    since, until = dated.since.date(), dated.until.date()
    if since == until:
        return language.say("on %(day)s", day=language.day(until))
    return language.say("between %(since)s and %(until)s", since=language.day(since), until=language.day(until))

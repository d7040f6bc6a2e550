"""What became worse since earlier snapshots, judged alike by the drift rules."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from pricelint.audit.judge import Judge
from pricelint.history.announced import notices
from pricelint.history.drift import Drift, drifts
from pricelint.model.change import ChangeKind
from pricelint.model.fact import Hint
from pricelint.model.outcome import BLANK, Finding, Outcome
from pricelint.model.site import SiteFacts, Snapshot
from pricelint_rules.amounts import capital
from pricelint_rules.shop import quoted
from pricelint_rules.values import stated

NOTHING_EARLIER = "There is no earlier capture to compare with."


def judge_drift(
    judge: Judge, kind: ChangeKind, summary: str, *, facts: SiteFacts, earlier: Snapshot | None, captured_at: datetime
) -> Outcome:
    """The last changes of what is stated now, where they are of one kind: a violation where nothing announces them.

    A change that a notice names with its value is announced, which is a pass; where a page speaks of changes, and it is
    not clear of which, where a value comes and goes, and where the change has the size of a slip, a review.
    """
    if earlier is None or earlier.captured_at >= captured_at:
        return judge.not_applicable(NOTHING_EARLIER)
    found = drifts(kind, earlier, facts, captured_at)
    if not found:
        since = days_between(earlier.line[-1], captured_at)
        return judge.not_applicable(f"Nothing of the kind changed between {since}.")
    doubted = [one for one in found if one.change.doubt]
    if quiet := [one for one in found if not one.announced and not one.flapping and not one.change.doubt]:
        return _of_quiet(judge, summary, quiet, _other_notices(facts, found), _announced(found))
    if flapping := [one for one in found if one.flapping]:
        return judge.review(
            f"{summary} at some visits and not at others, between {_days(flapping)}.",
            *map(_told, flapping),
            missing=("which of the values holds: the page shows them in turn",),
        )
    if doubted:
        return judge.review(
            f"{summary} between {_days(doubted)}, if both captures are read right.",
            *map(_told, doubted),
            missing=tuple(dict.fromkeys(f"whether it is a change: it is {one.change.doubt}" for one in doubted)),
        )
    return judge.passed(f"{summary} between {_days(found)}, and a page announces it.", *_announced(found))


def _of_quiet(
    judge: Judge, summary: str, quiet: Sequence[Drift], others: Sequence[Hint], announced: tuple[Finding, ...]
) -> Outcome:
    told = tuple(map(_told, quiet))
    if others:
        return judge.review(
            f"{summary} between {_days(quiet)}, and a page announces changes.",
            *told,
            quoted(others, "Speaks of a change."),
            missing=("whether the notice announces this change",),
        )
    return judge.violation(
        f"{summary} between {_days(quiet)}; no captured page announces it.", *told, premises=announced
    )


def _other_notices(facts: SiteFacts, found: Sequence[Drift]) -> list[Hint]:
    """Notices on today's pages that announce none of the changes by name."""
    known = [hint for one in found for hint in one.announced]
    return [hint for hint in notices(facts) if hint not in known]


def _announced(found: Sequence[Drift]) -> tuple[Finding, ...]:
    """The changes that are announced, each with its notice."""
    named = (one for one in found if one.announced)
    return tuple(part for one in named for part in (_told(one), quoted(one.announced, "Announces it.")))


def _days(found: Sequence[Drift]) -> str:
    """The days between which the changes happened: "2026-01-31 and 2026-03-01"."""
    return days_between(min((one.before for one in found), key=_time), max(one.until for one in found))


def _time(snapshot: Snapshot) -> datetime:
    return snapshot.captured_at


def days_between(earlier: Snapshot, captured_at: datetime) -> str:
    """The two days of a comparison in words: "2026-01-31 and 2026-03-01"."""
    return f"{earlier.captured_at.date().isoformat()} and {captured_at.date().isoformat()}"


def announcement(what: str, kind: ChangeKind, facts: SiteFacts, earlier: Snapshot, captured_at: datetime) -> str:
    """How a fair page would announce the changes of one kind to `what` ("the costs"), with a blank for the day."""
    sides = [
        (one.change.about, one.change.before, one.change.after, one.before)
        for one in drifts(kind, earlier, facts, captured_at)
        if one.change.before and one.change.after and not one.announced and not one.flapping and not one.change.doubt
    ]
    told = [f"{about}: {stated(now, facts)}; until then: {stated(was, then.facts)}" for about, was, now, then in sides]
    return f"We will adjust {what} from {BLANK} (day, month, year) on: {' · '.join(told)}."


def _told(one: Drift) -> Finding:
    was, now = (side.says if side else "not stated" for side in (one.change.before, one.change.after))
    evidence = tuple(dict.fromkeys((*one.change.evidence, *one.first)))
    return Finding(message=f"{capital(one.change.about)}: {was}, now {now}.", evidence=evidence)

"""What became worse since an earlier snapshot, judged alike by the drift rules."""

from __future__ import annotations

from datetime import datetime

from pricelint.audit.judge import Judge
from pricelint.history.compare import changes
from pricelint.model.change import Change, ChangeKind
from pricelint.model.fact import HintTopic
from pricelint.model.outcome import BLANK, Finding, Outcome
from pricelint.model.site import SiteFacts, Snapshot
from pricelint_rules.amounts import capital
from pricelint_rules.shop import hints_on, quoted
from pricelint_rules.values import stated

NOTHING_EARLIER = "There is no earlier capture to compare with."


def judge_drift(
    judge: Judge, kind: ChangeKind, summary: str, *, facts: SiteFacts, earlier: Snapshot | None, captured_at: datetime
) -> Outcome:
    """A change of one kind since `earlier`: a violation where no page announces changes, else a review."""
    if earlier is None or earlier.captured_at >= captured_at:
        return judge.not_applicable(NOTHING_EARLIER)
    found = tuple(change for change in changes(earlier.facts, facts) if change.kind is kind)
    since = days_between(earlier, captured_at)
    if not found:
        return judge.not_applicable(f"Nothing of the kind changed between {since}.")
    told = tuple(_told(change) for change in found)
    if notices := hints_on(facts.pages, HintTopic.NOTICE):
        return judge.review(
            f"{summary} between {since}, and a page announces changes.",
            *told,
            quoted(notices, "Speaks of a change."),
            missing=("whether the notice announces this change",),
        )
    return judge.violation(f"{summary} between {since}; no captured page announces it.", *told)


def days_between(earlier: Snapshot, captured_at: datetime) -> str:
    """The two days of a comparison in words: "2026-01-31 and 2026-03-01"."""
    return f"{earlier.captured_at.date().isoformat()} and {captured_at.date().isoformat()}"


def announcement(what: str, kind: ChangeKind, facts: SiteFacts, earlier: Snapshot) -> str:
    """How a fair page would announce the changes of one kind to `what` ("the costs"), with a blank for the day."""
    sides = [
        (change.about, change.before, change.after)
        for change in changes(earlier.facts, facts)
        if change.kind is kind and change.before and change.after
    ]
    told = [f"{about}: {stated(now, facts)}; until then: {stated(was, earlier.facts)}" for about, was, now in sides]
    return f"We will adjust {what} from {BLANK} (day, month, year) on: {' · '.join(told)}."


def _told(change: Change) -> Finding:
    was, now = (side.says if side else "not stated" for side in (change.before, change.after))
    return Finding(message=f"{capital(change.about)}: {was}, now {now}.", evidence=change.evidence)

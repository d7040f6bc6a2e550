"""perpetual-offer: a "limited" offer or countdown is still there, or has restarted, after its stated end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pricelint.audit.judge import Judge
from pricelint.audit.rule import Needs, Rule, Source, SourceStatus
from pricelint.model.fact import Tactic
from pricelint.model.outcome import Outcome, Severity
from pricelint.model.site import SiteFacts, Snapshot
from pricelint_rules.drift import days_between
from pricelint_rules.perpetual_offer.fix import fix
from pricelint_rules.perpetual_offer.offers import is_over, is_same, limited_offers, shown_since
from pricelint_rules.shop import sold
from pricelint_rules.stated import told

JUDGE = Judge("perpetual-offer")
ABSENT = "No earlier capture showed an offer that ends."
UCPD = "Of the kind described in UCPD Annex I no. 7."


@dataclass(frozen=True, slots=True)
class Options:
    """An offer without a stated end is perpetual once it was shown at `visits` visits in a row, over `days` days."""

    visits: int = 3
    days: int = 60


def check(*, facts: SiteFacts, earlier: Snapshot | None, captured_at: datetime, options: Options) -> Outcome:
    """Look again at the offers of earlier snapshots: those whose end has passed since, and those without one."""
    if earlier is None or earlier.captured_at >= captured_at or not any(limited_offers(s.facts) for s in earlier.line):
        return JUDGE.not_applicable(ABSENT)
    ended = [(snapshot, over) for snapshot in earlier.line if (over := _over(snapshot, captured_at))]
    for snapshot, over in ended:
        if still := _again(over, facts):
            return _outlived(snapshot, over, still, facts, captured_at)
    if endless := _endless(earlier, facts, captured_at, options):
        return endless
    if ended:
        since = days_between(ended[0][0], captured_at)
        return JUDGE.passed(f"An offer ended as it said, between {since}.", *told(ended[0][1], "Shown with its end."))
    if still := _again(limited_offers(earlier.facts), facts):
        return JUDGE.review(
            f"An offer without an end date was shown at both times, {days_between(earlier, captured_at)}.",
            *told(limited_offers(earlier.facts), "Shown before."),
            *told(still, "Shown again."),
            missing=("whether it is one offer, and when it ends",),
        )
    return JUDGE.not_applicable("The offer of the earlier capture is gone, and no end was stated for it.")


def _over(snapshot: Snapshot, now: datetime) -> tuple[Tactic, ...]:
    return tuple(item for item in limited_offers(snapshot.facts) if is_over(item, snapshot.captured_at, now))


def _again(before: tuple[Tactic, ...], facts: SiteFacts) -> tuple[Tactic, ...]:
    return tuple(item for item in limited_offers(facts) if any(is_same(item, old) for old in before))


def _outlived(
    snapshot: Snapshot, over: tuple[Tactic, ...], still: tuple[Tactic, ...], facts: SiteFacts, captured_at: datetime
) -> Outcome:
    since = days_between(snapshot, captured_at)
    return JUDGE.violation(
        f"An offer that had ended between {since} is still shown. {UCPD}",
        *told(over, "Shown with its end."),
        *told(still, "Shown again."),
        premises=(*sold(snapshot.facts), *sold(facts)),
    )


def _endless(earlier: Snapshot, facts: SiteFacts, captured_at: datetime, options: Options) -> Outcome | None:
    """An offer that is said to end, without a day, and was shown at every visit for so long that it does not."""
    for item in limited_offers(facts):
        shown = shown_since(item, earlier.line)
        lasted = (captured_at - shown[-1][0].captured_at).days if shown else 0
        if len(shown) + 1 >= options.visits and lasted >= options.days:
            cited = [*shown[: options.visits - 2], shown[-1]]
            since = f"{shown[-1][0].captured_at.date().isoformat()} to {captured_at.date().isoformat()}"
            return JUDGE.violation(
                f"An offer that is said to end, without a day, was shown at every visit from {since}. {UCPD}",
                *told((old for _, old in cited), "Shown before."),
                *told((item,), "Shown again."),
                premises=(*(part for snapshot, _ in cited for part in sold(snapshot.facts)), *sold(facts)),
            )
    return None


RULE = Rule(
    id="perpetual-offer",
    title="A limited offer outlives its end",
    family="pressure",
    severity=Severity.HIGH,
    sources=(
        Source("UCPD 2005/29/EC, Annex I no. 7 (when false)", SourceStatus.BINDING, "EU"),
        Source("Mathur et al. 2019", SourceStatus.TAXONOMY, "research"),
        Source("thresholds of 3 visits and 60 days", SourceStatus.EDITORIAL),
    ),
    requires=(Needs.FACTS, Needs.EARLIER, Needs.CAPTURED_AT, Needs.OPTIONS),
    check=check,
    subject=(Needs.EARLIER,),
    absent=ABSENT,
    fix=fix,
    options=Options,
)

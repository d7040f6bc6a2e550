"""perpetual-offer: a "limited" offer or countdown is still there, or has restarted, after its stated end."""

from __future__ import annotations

from datetime import datetime, timedelta

import regex

from pricelint.audit.judge import Judge
from pricelint.audit.rule import Needs, Rule, Source, SourceStatus
from pricelint.model.fact import Tactic
from pricelint.model.outcome import Outcome, Severity
from pricelint.model.site import SiteFacts, Snapshot
from pricelint.model.units import TacticKind
from pricelint_rules.drift import days_between
from pricelint_rules.perpetual_offer.fix import fix
from pricelint_rules.shop import shop_pages, sold
from pricelint_rules.stated import told

JUDGE = Judge("perpetual-offer")
ABSENT = "No earlier capture showed an offer that ends."

ENDING = frozenset({TacticKind.COUNTDOWN, TacticKind.LIMITED_TIME})

_CLOCK = regex.compile(r"(?:(?P<d>\d{1,2}) ?d\w*[ :,]*)?(?P<h>\d{1,2}) ?(?::|h\w*[ :,]*) ?(?P<m>\d{2})")
"""The time that a countdown shows: days where it has them, hours and minutes."""


def check(*, facts: SiteFacts, earlier: Snapshot | None, captured_at: datetime) -> Outcome:
    """Look again at the offers of an earlier snapshot whose end has passed since."""
    before = _offers(earlier.facts) if earlier else ()
    if earlier is None or not before or earlier.captured_at >= captured_at:
        return JUDGE.not_applicable(ABSENT)
    ended = tuple(item for item in before if _is_over(item, earlier.captured_at, captured_at))
    still = tuple(item for item in _offers(facts) if any(_is_same(item, old) for old in ended or before))
    since = days_between(earlier, captured_at)
    if ended and still:
        return JUDGE.violation(
            f"An offer that had ended between {since} is still shown. Of the kind described in UCPD Annex I no. 7.",
            *told(ended, "Shown with its end."),
            *told(still, "Shown again."),
            premises=(*sold(earlier.facts), *sold(facts)),
        )
    if ended:
        return JUDGE.passed(f"An offer ended as it said, between {since}.", *told(ended, "Shown with its end."))
    if still:
        return JUDGE.review(
            f"An offer without an end date was shown at both times, {since}.",
            *told(before, "Shown before."),
            *told(still, "Shown again."),
            missing=("whether it is one offer, and when it ends",),
        )
    return JUDGE.not_applicable("The offer of the earlier capture is gone, and no end was stated for it.")


def _offers(facts: SiteFacts) -> tuple[Tactic, ...]:
    tactics = (item for page in shop_pages(facts) for item in page.tactics)
    return tuple(item for item in tactics if item.kind in ENDING and not item.about_feature)


def _is_over(item: Tactic, seen: datetime, now: datetime) -> bool:
    """Whether the stated end, a date or what a countdown showed, has passed."""
    if item.deadline is not None:
        return item.deadline < now.date()
    match = _CLOCK.search(item.evidence[0].quote) if item.kind is TacticKind.COUNTDOWN else None
    if match is None:
        return False
    left = timedelta(days=int(match["d"] or 0), hours=int(match["h"]), minutes=int(match["m"]))
    return seen + left + timedelta(days=1) < now


def _is_same(item: Tactic, old: Tactic) -> bool:
    """Whether an offer is the former one: the same words, or of the same kind with its end put off."""
    if item.kind is not old.kind:
        return False
    words = _CLOCK.sub("", item.evidence[0].quote) == _CLOCK.sub("", old.evidence[0].quote)
    return words or item.kind is TacticKind.COUNTDOWN or (item.deadline is not None and old.deadline is not None)


RULE = Rule(
    id="perpetual-offer",
    title="A limited offer outlives its end",
    family="pressure",
    severity=Severity.HIGH,
    sources=(
        Source("UCPD 2005/29/EC, Annex I no. 7 (when false)", SourceStatus.BINDING, "EU"),
        Source("Mathur et al. 2019", SourceStatus.TAXONOMY, "research"),
    ),
    requires=(Needs.FACTS, Needs.EARLIER, Needs.CAPTURED_AT),
    check=check,
    subject=(Needs.EARLIER,),
    absent=ABSENT,
    fix=fix,
)

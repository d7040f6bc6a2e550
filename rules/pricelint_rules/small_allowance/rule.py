"""small-allowance: a plan's allowance buys ten or fewer of an action that its own card advertises."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest

from pricelint.audit.judge import Judge
from pricelint.audit.rule import SEED, Needs, Rule
from pricelint.derive.covered import covers
from pricelint.model.fact import Advertised, Cost, Plan
from pricelint.model.outcome import Finding, Outcome, Severity
from pricelint.model.site import Kind, PageFacts, SiteFacts
from pricelint_rules.amounts import many, short
from pricelint_rules.shop import paid_plans, quoted, shop_pages, unit_word
from pricelint_rules.small_allowance.fix import fix

JUDGE = Judge("small-allowance")
ABSENT = "No plan with an allowance advertises an action whose cost is stated."


@dataclass(frozen=True, slots=True)
class Options:
    """`most`: an allowance that buys this many of an action, or fewer, is small."""

    most: int = 10


@dataclass(frozen=True, slots=True)
class _Bought:
    """How many of an advertised action one allowance buys: from `least` to `most`, by the range of its cost."""

    plan: Plan
    item: Advertised
    cost: Cost
    least: int
    most: int


def check(*, facts: SiteFacts, options: Options) -> Outcome:
    """Count for each plan what its card advertises; a cost that is a range may leave it open."""
    costs = tuple(cost for page in facts.pages for cost in page.costs if cost.low > 0 and not cost.doubt)
    bought = tuple(one for page in shop_pages(facts) for one in _bought(page, costs))
    if not bought:
        return JUDGE.not_applicable(ABSENT)
    word = many(unit_word(facts))
    if few := tuple(one for one in bought if one.most <= options.most):
        return JUDGE.violation(
            f"A plan buys {options.most} or fewer of an action that it advertises.", *(_told(one, word) for one in few)
        )
    if unclear := tuple(one for one in bought if one.least <= options.most):
        return JUDGE.review(
            "A plan may buy few of an action that it advertises: its cost is stated as a range.",
            *(_told(one, word) for one in unclear),
            missing=("what the action usually takes",),
        )
    return JUDGE.passed(
        f"Every plan buys more than {options.most} of each action that it advertises.",
        *(_told(one, word) for one in bought[:8]),
    )


def _bought(page: PageFacts, costs: tuple[Cost, ...]) -> Iterator[_Bought]:
    plans = sorted(paid_plans(page), key=_place)
    for plan, following in zip_longest(plans, plans[1:]):
        amount = plan.allowance.amount if plan.allowance else None
        if amount is None:
            continue
        for item in page.advertised:
            for cost in costs if _on_card(plan, item, following) else ():
                if covers(cost, item):
                    yield _Bought(plan, item, cost, _times(amount, cost.high), _times(amount, cost.low))


def _place(plan: Plan) -> int:
    return plan.evidence[0].start


def _on_card(plan: Plan, item: Advertised, following: Plan | None) -> bool:
    """Whether an action stands behind a plan and before the next one."""
    start = item.evidence[0].start
    return _place(plan) < start and (following is None or start < _place(following))


def _times(units: Decimal, cost: Decimal) -> int:
    return int(units // cost)


def _told(one: _Bought, word: str) -> Finding:
    times = str(one.most) if one.least == one.most else f"{one.least} to {one.most}"
    units = one.plan.allowance.amount if one.plan.allowance and one.plan.allowance.amount else Decimal(0)
    takes = short(one.cost.low) if one.cost.low == one.cost.high else f"{short(one.cost.low)} to {short(one.cost.high)}"
    message = f"{one.plan.name}: {short(units)} {word} ÷ {takes} = {times} × {one.cost.item}."
    shown = (one.plan.allowance, one.cost) if one.plan.allowance else (one.plan, one.cost)
    return quoted((*shown, one.item), message)


RULE = Rule(
    id="small-allowance",
    title="A plan buys few of an action that it advertises",
    family="costs",
    severity=Severity.INFO,
    sources=(SEED,),
    requires=(Needs.FACTS, Needs.OPTIONS),
    check=check,
    subject=(Kind.COSTS,),
    absent=ABSENT,
    fix=fix,
    options=Options,
)

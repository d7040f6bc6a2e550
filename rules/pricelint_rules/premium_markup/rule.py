"""premium-markup: the same model and output costs twice the units under a label, and no difference is stated."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pricelint.audit.judge import Judge, finding
from pricelint.audit.rule import SEED, Needs, Rule, Source, SourceStatus
from pricelint.model.fact import HintTopic, Markup
from pricelint.model.outcome import Finding, Outcome, Severity
from pricelint.model.site import Kind, SiteFacts
from pricelint_rules.amounts import many, short
from pricelint_rules.premium_markup.fix import fix
from pricelint_rules.shop import hints_on, quoted, unit_word

JUDGE = Judge("premium-markup")
ABSENT = "No cost under a premium label was found."


@dataclass(frozen=True, slots=True)
class Options:
    """`times`: from how many times the plain cost a labelled one is looked at."""

    times: Decimal = Decimal(2)


def check(*, facts: SiteFacts, options: Options) -> Outcome:
    """Compare each labelled cost with the plain cost of the same item."""
    word = unit_word(facts)
    markups = tuple(item for page in facts.pages for item in page.markups)
    dear = [item for item in markups if item.premium >= options.times * item.plain and item.difference is None]
    if same := [item for item in dear if item.same_model]:
        return JUDGE.violation(
            f"A label raises the cost of the same output {_times(same[0])} times, and no difference is stated.",
            *(_told(item, word) for item in same),
        )
    if dear:
        return JUDGE.review(
            f"A labelled model costs {_times(dear[0])} times the units of another, which may be a different product.",
            *(_told(item, word) for item in dear),
            missing=("what is different about the labelled model",),
        )
    if hints := hints_on(facts.pages, HintTopic.MARKUP):
        return JUDGE.review(
            "A surcharge under a label is mentioned without its numbers.",
            quoted(hints, "Names a label and no cost."),
            missing=("both costs and what is different",),
        )
    if not markups:
        return JUDGE.not_applicable(ABSENT)
    return JUDGE.passed(
        f"Costs under a label stay below {short(options.times)} times the plain cost, or the difference is stated.",
        *(_told(item, word) for item in markups),
    )


def _times(item: Markup) -> str:
    return short(item.premium / item.plain) if item.plain else "many"


def _told(item: Markup, word: str) -> Finding:
    stated = f"stated difference: {item.difference}" if item.difference else "no stated difference"
    return finding(
        f"{item.item}: {short(item.plain)} {many(word)}, {short(item.premium)} as '{item.label}' per {item.per.value} "
        f"({_times(item)} times); {stated}.",
        item,
    )


RULE = Rule(
    id="premium-markup",
    title="A label doubles the cost of the same output without a stated difference",
    family="costs",
    severity=Severity.MEDIUM,
    sources=(SEED, Source("no authority found on such labels", SourceStatus.EDITORIAL)),
    requires=(Needs.FACTS, Needs.OPTIONS),
    check=check,
    subject=(Kind.MARKUPS, HintTopic.MARKUP),
    absent=ABSENT,
    fix=fix,
    options=Options,
)

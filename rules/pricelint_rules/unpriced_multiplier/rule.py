"""unpriced-multiplier: a surcharge for a model, resolution or speed is named without its factor or base."""

from __future__ import annotations

from pricelint.audit.judge import Judge
from pricelint.audit.rule import SEED, Needs, Rule
from pricelint.model.fact import Cost, HintTopic
from pricelint.model.notes import FACTOR
from pricelint.model.outcome import Outcome, Severity
from pricelint.model.site import Kind, SiteFacts
from pricelint.model.units import Modality
from pricelint_rules.shop import hints_on, quoted
from pricelint_rules.unpriced_multiplier.fix import fix

JUDGE = Judge("unpriced-multiplier")
ABSENT = "No surcharge for a model, resolution or speed is mentioned."


def check(*, facts: SiteFacts) -> Outcome:
    """A surcharge is priced by its own sentence, or by costs of several qualities; the engine weighs the silence."""
    named = hints_on(facts.pages, HintTopic.SURCHARGE)
    if not named:
        return JUDGE.not_applicable(ABSENT)
    bare = tuple(hint for hint in named if hint.note != FACTOR)
    if not bare:
        return JUDGE.passed("A surcharge is named with its factor.", quoted(named, "Stated with its number."))
    if graded := _graded(facts):
        return JUDGE.passed(
            "A surcharge is named, and costs are stated for several qualities.",
            quoted(bare, "A surcharge."),
            quoted(graded, "Costs by quality."),
        )
    return JUDGE.violation(
        "A surcharge is named, and nothing captured states its factor.", quoted(bare, "A surcharge without a number.")
    )


def _graded(facts: SiteFacts) -> tuple[Cost, ...]:
    """Costs of one modality at several qualities; () where there are none."""
    stated = tuple(cost for page in facts.pages for cost in page.costs if cost.quality)
    for modality in Modality:
        alike = tuple(cost for cost in stated if cost.modality is modality)
        if len({cost.quality for cost in alike}) > 1:
            return alike
    return ()


RULE = Rule(
    id="unpriced-multiplier",
    title="A surcharge is named without its factor",
    family="costs",
    severity=Severity.MEDIUM,
    sources=(SEED,),
    requires=(Needs.FACTS,),
    check=check,
    subject=(HintTopic.SURCHARGE,),
    absent=ABSENT,
    fix=fix,
    seeks=(Kind.COSTS,),
    by_silence=True,
)

"""hidden-breakpoints: a volume discount is advertised, and its thresholds or prices are not stated."""

from __future__ import annotations

from itertools import pairwise

from pricelint.audit.judge import Judge
from pricelint.audit.rule import SEED, Needs, Rule
from pricelint.model.derivation import Basis, Derivations, Size
from pricelint.model.fact import HintTopic
from pricelint.model.outcome import Outcome, Severity
from pricelint.model.site import Kind, SiteFacts
from pricelint_rules.hidden_breakpoints.fix import fix
from pricelint_rules.shop import hints_on, quoted

JUDGE = Judge("hidden-breakpoints")
ABSENT = "No discount on larger purchases is advertised."


def check(*, facts: SiteFacts, derivations: Derivations) -> Outcome:
    """A discount is stated where two offered sizes differ in their price per unit; the engine weighs the silence."""
    advertised = hints_on(facts.pages, HintTopic.VOLUME)
    if not advertised:
        return JUDGE.not_applicable(ABSENT)
    if steps := _steps(derivations):
        return JUDGE.passed(
            "A discount on larger purchases is advertised, and the sizes and prices that it begins at are stated.",
            quoted(advertised, "Advertised."),
            quoted((fact for size in steps for fact in size.source), "Stated sizes."),
        )
    return JUDGE.violation(
        "A discount on larger purchases is advertised, and nothing captured states from which size on, or how much.",
        quoted(advertised, "Advertised without a size."),
    )


def _steps(derivations: Derivations) -> tuple[Size, ...]:
    """Sizes of one kind and currency whose price per unit falls with size; () where there are none."""
    for basis in (Basis.PACK, Basis.PLAN):
        sizes = sorted((s for s in derivations.sizes if s.basis is basis), key=lambda size: size.units)
        for small, large in pairwise(sizes):
            if small.money.currency == large.money.currency and large.money_per_unit < small.money_per_unit:
                return (small, large)
    return ()


RULE = Rule(
    id="hidden-breakpoints",
    title="A volume discount is advertised without its sizes",
    family="rate",
    severity=Severity.LOW,
    sources=(SEED,),
    requires=(Needs.FACTS, Needs.DERIVATIONS),
    check=check,
    subject=(HintTopic.VOLUME,),
    absent=ABSENT,
    fix=fix,
    seeks=(Kind.PLANS, Kind.PACKS),
    by_silence=True,
)

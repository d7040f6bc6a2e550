"""uneven-volume-discount: a larger pack costs more per unit than a smaller one."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pricelint.audit.judge import Judge
from pricelint.audit.rule import SEED, Needs, Rule, Source, SourceStatus
from pricelint.model.derivation import Derivations
from pricelint.model.fact import Fact, Pack
from pricelint.model.outcome import Outcome, Severity
from pricelint.model.site import SiteFacts
from pricelint.model.units import Policy, Pool
from pricelint_rules.clauses import said_of, with_policy
from pricelint_rules.shop import quoted, sells_units, sold, unit_word
from pricelint_rules.sizes import dearer_tiers, name_of, pack_groups, pairs, rate_of, rises, tier_rate, tiers, told
from pricelint_rules.uneven_volume_discount.fix import fix

JUDGE = Judge("uneven-volume-discount")
BY_ONE_COUNT = " by one count and not by another (its bonus, or a different expiry)."


@dataclass(frozen=True, slots=True)
class Options:
    """`rise`: how much more per unit a larger size may cost; up to this it is taken for rounding."""

    rise: Decimal = Decimal("0.02")


def check(*, facts: SiteFacts, derivations: Derivations, options: Options) -> Outcome:
    """Compare packs of one page and currency, then the tiers of plans."""
    if not sells_units(facts):
        return JUDGE.not_applicable("No units are sold on the captured pages.")
    word, groups = unit_word(facts), tuple(pack_groups(facts))
    found = [(pair, _counts(*pair, options)) for group in groups for pair in pairs(group)]
    terms = {item.days for item in with_policy(said_of(facts, Pool.PURCHASED), Policy.FIXED_PERIOD)}
    both = [pair for pair, risen in found if risen == {True} and not any(pack.doubt for pack in pair)]
    if both and len(terms) < 2:
        return JUDGE.violation(
            "A larger pack costs more per unit than a smaller one.", *told(both, word), premises=sold(facts)
        )
    if one := [pair for pair, risen in found if True in risen]:
        doubts = tuple(dict.fromkeys(pack.doubt for pair in one for pack in pair if pack.doubt))
        return JUDGE.review(
            f"A larger pack costs more per unit{', if packs are what they seem.' if doubts else BY_ONE_COUNT}",
            *told(one, word),
            missing=doubts or ("which count a buyer can rely on",),
        )
    return _plans(facts, derivations, options, [pack for group in groups for pack in group])


def _counts(small: Pack, large: Pack, options: Options) -> set[bool]:
    return {rises(small, large, options.rise, bonus=bonus) for bonus in (False, True)}


def _plans(facts: SiteFacts, derivations: Derivations, options: Options, packs: list[Pack]) -> Outcome:
    word = unit_word(facts)
    plans = tiers(facts, derivations)
    if risen := dearer_tiers(plans, options.rise):
        listed = "; ".join(f"{b.name} costs {tier_rate(b)} per {word}, {a.name} {tier_rate(a)}" for a, b in risen)
        return JUDGE.review(
            "A larger plan costs more per unit than a smaller one; tiers also differ in features.",
            quoted((fact for _, size in risen for fact in size.source), f"{listed}."),
            missing=("what the features of the larger tier are worth",),
        )
    if not packs and len(plans) < 2:
        return JUDGE.not_applicable("There are no two sizes to compare.")
    rates = [f"{name_of(pack)} {rate_of(pack)}" for pack in packs] or [f"{p.name} {tier_rate(p)}" for p in plans]
    sources: tuple[Fact, ...] = tuple(packs) or tuple(fact for size in plans for fact in size.source)
    read = quoted(sources, f"Per {word}: {'; '.join(rates)}.")
    if doubts := tuple(dict.fromkeys(fact.doubt for fact in sources if fact.doubt)):
        return JUDGE.review(
            f"The price per {word} rises with no size, if sizes are what they seem.", read, missing=doubts
        )
    return JUDGE.passed(f"The price per {word} never rises with size.", read)


RULE = Rule(
    id="uneven-volume-discount",
    title="A larger pack costs more per unit than a smaller one",
    family="rate",
    severity=Severity.MEDIUM,
    sources=(SEED, Source("no authority found on the order of pack prices", SourceStatus.EDITORIAL)),
    requires=(Needs.FACTS, Needs.DERIVATIONS, Needs.OPTIONS),
    check=check,
    fix=fix,
    options=Options,
)

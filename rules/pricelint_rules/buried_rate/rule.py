"""buried-rate: what ties money to units stands somewhere, but not in the pricing page's main text."""

from __future__ import annotations

from pricelint.audit.judge import Judge
from pricelint.audit.rule import SEED, Needs, Rule, Source, SourceStatus
from pricelint.model.fact import Allowance, Fact, HintTopic, Pack
from pricelint.model.outcome import Coverage, Outcome, Severity
from pricelint.model.platform import Role
from pricelint.model.site import Kind, PageFacts, SiteFacts
from pricelint_rules.amounts import many
from pricelint_rules.buried_rate.fix import fix
from pricelint_rules.places import stated_in
from pricelint_rules.shop import called, hints_on, in_main_text, paid_units, pricing_pages, quoted, unit_word, where

JUDGE = Judge("buried-rate")


def check(*, facts: SiteFacts, coverage: Coverage) -> Outcome:
    """Look for a plan's allowance, a pack or a rate: first in the pricing page's main text, then anywhere."""
    pages = pricing_pages(facts)
    if not pages or facts.unit is None:
        return JUDGE.not_applicable("No pricing page of a platform with an internal unit was captured.")
    word = unit_word(facts)
    plain = tuple(fact for page in pages for fact in _rates(page) if _is_plain(fact))
    if plain:
        return JUDGE.passed(
            f"The main text of the pricing page says how many {many(word)} the money buys.",
            quoted(plain, f"Stated in {where(plain[0])}."),
        )
    buried = tuple(fact for page in facts.pages if page.role is not Role.BLOG for fact in _rates(page))
    if buried and _unfold_together(pages):
        return JUDGE.review(
            f"Prices and the {many(word)} they buy stand together, in {where(buried[0])}.",
            *stated_in(buried, facts, coverage),
            missing=("the state of the page in which its prices are shown",),
        )
    if buried:
        return JUDGE.violation(
            f"How many {many(word)} the money buys is stated only in {where(buried[0])}, not in the main text of the "
            "pricing page.",
            *stated_in(buried, facts, coverage),
            premises=called(facts),
        )
    return _nowhere(facts, pages, coverage)


def _nowhere(facts: SiteFacts, pages: tuple[PageFacts, ...], coverage: Coverage) -> Outcome:
    word = unit_word(facts)
    hints = hints_on(pages, HintTopic.PRICE)
    pointed = tuple(url for url in coverage.unfollowed if hints or word.lower() in url.lower())
    if not pointed or not any(page.sells or page.plans for page in pages):
        return JUDGE.not_applicable(
            f"No captured page says how many {many(word)} the money buys (see opaque-base-price)."
        )
    return JUDGE.review(
        f"No captured page says how many {many(word)} the money buys, and a linked page was not captured.",
        *((quoted(hints, "Points elsewhere."),) if hints else ()),
        missing=pointed,
    )


def _unfold_together(pages: tuple[PageFacts, ...]) -> bool:
    """Whether the pricing page shows no price at first either: a rate is buried beside a price that is seen."""
    prices = [price for page in pages for plan in page.plans for price in plan.prices if price.amount.amount > 0]
    shown = [in_main_text(price, "amount") for price in prices]
    shown += [in_main_text(pack, "price") for page in pages for pack in page.packs]
    return bool(shown) and not any(shown)


def _rates(page: PageFacts) -> tuple[Fact, ...]:
    return (*paid_units(page), *page.rates)


def _is_plain(fact: Fact) -> bool:
    if isinstance(fact, Allowance):
        return in_main_text(fact, "amount")
    return in_main_text(fact, *(("price", "units") if isinstance(fact, Pack) else ()))


RULE = Rule(
    id="buried-rate",
    title="What a unit costs stands outside the main text of the pricing page",
    family="rate",
    severity=Severity.MEDIUM,
    sources=(SEED, Source("no authority found on the place of this rate alone", SourceStatus.EDITORIAL)),
    requires=(Needs.FACTS, Needs.COVERAGE),
    check=check,
    fix=fix,
    seeks=(Kind.PLANS, Kind.PACKS, Kind.RATES),
)

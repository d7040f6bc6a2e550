"""Facts by hand, for tests of rules: every helper invents the quote that its fact needs.

site = site_of(page(unit=unit("credit"), plans=(plan("Pro", "29", 1000),), expiry=(expiry(Policy.NEVER),)))
assert verdict_of(RULE, site) is Verdict.PASS
"""

from __future__ import annotations

import zlib
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from pricelint.audit.engine import AuditInput, judge
from pricelint.audit.rule import Rule
from pricelint.derive.contradictions import site_facts
from pricelint.derive.derive import derive
from pricelint.model.capture import CaptureOutcome
from pricelint.model.evidence import Evidence, Place
from pricelint.model.fact import Allowance, Cost, Expiry, Hint, HintTopic, Pack, Plan, PricePoint, UnitName
from pricelint.model.money import Money
from pricelint.model.outcome import Coverage, Outcome, PageCoverage, Verdict
from pricelint.model.platform import Role
from pricelint.model.site import PageFacts, Searched, SiteFacts
from pricelint.model.units import Modality, Per, Period, Policy, Pool

CAPTURED_AT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
"""When pages by hand count as captured."""


def quote(text: str, on: str = "pricing", place: Place = Place.MAIN) -> tuple[Evidence, ...]:
    """One piece of evidence; different texts stand in different places."""
    start = zlib.crc32(text.encode()) * 1000
    return (
        Evidence(
            page=on,
            capture="0" * 64,
            url="",
            state="first",
            path="html>body>p",
            start=start,
            end=start + len(text),
            quote=text,
            place=place,
        ),
    )


def unit(name: str = "credit", *, is_output: bool = False) -> UnitName:
    """An internal currency."""
    return UnitName(evidence=quote(f"{name}s"), name=name, is_output=is_output)


def plan(name: str, price: str, units: int | None, currency: str = "USD", **more: Any) -> Plan:  # noqa: ANN401
    """A tier paid by the month that grants `units` a month; None where the page does not say."""
    point = PricePoint(
        evidence=quote(f"{name} {price}"),
        amount=Money(currency, Decimal(price)),
        per=Period.MONTH,
        billed=Period.MONTH,
        starting_from=bool(more.pop("starting_from", False)),
    )
    place = more.pop("place", Place.MAIN)
    words = quote(f"{name} {units} per month", more.pop("on", "pricing"), place)
    grant = None if units is None else Allowance(evidence=words, amount=Decimal(units), per=Period.MONTH)
    return Plan(evidence=quote(name), name=name, prices=(point,), allowance=grant, **more)


def pack(units: int, price: str, bonus: int = 0, currency: str = "USD", place: Place = Place.MAIN) -> Pack:
    """A one-off purchase."""
    return Pack(
        evidence=quote(f"{units} + {bonus} for {price}", place=place),
        name=f"Pack {units}",
        price=Money(currency, Decimal(price)),
        units=Decimal(units),
        bonus=Decimal(bonus),
    )


def cost(item: str, units: int, modality: Modality = Modality.IMAGE, on: str = "pricing", **more: Any) -> Cost:  # noqa: ANN401
    """What an action takes in units."""
    words = quote(f"{item}: {units}", on, more.pop("place", Place.MAIN))
    return Cost(
        evidence=words, item=item, modality=modality, low=Decimal(units), high=Decimal(units), per=Per.IMAGE, **more
    )


def expiry(policy: Policy, pool: Pool = Pool.PLAN, on: str = "pricing", **more: Any) -> Expiry:  # noqa: ANN401
    """What becomes of unused units of a pool."""
    return Expiry(evidence=quote(f"{pool} {policy} {more}", on), pool=pool, policy=policy, **more)


def hint(topic: HintTopic, pool: Pool | None = None, on: str = "pricing") -> Hint:
    """A passage that touches a topic."""
    return Hint(evidence=quote(f"{topic} {pool}", on), topic=topic, pool=pool)


def page(role: Role = Role.PRICING, **facts: Any) -> PageFacts:  # noqa: ANN401
    """One page; it sells where it has plans or packs."""
    name = role.value
    sells = bool(facts.get("plans") or facts.get("packs"))
    searched = Searched(name, "0" * 64, role, "en", 1000)
    return PageFacts(page=name, url="", role=role, language="en", searched=searched, **{"sells": sells, **facts})


def shop(**facts: Any) -> PageFacts:  # noqa: ANN401
    """A pricing page that sells a plan of 1,000 credits for 10 dollars, where `facts` do not say otherwise."""
    return page(**{"unit": unit(), "plans": (plan("Pro", "10", 1000),), **facts})


def explained(role: Role = Role.FAQ, **facts: Any) -> PageFacts:  # noqa: ANN401
    """A page that explains and sells nothing."""
    return page(role, **facts)


def site_of(*pages: PageFacts) -> SiteFacts:
    """A platform's page set."""
    return site_facts(pages)


def covered(site: SiteFacts, *unfollowed: str) -> Coverage:
    """Coverage of a site of which every page was captured."""
    rows = tuple(
        PageCoverage(url=item.page, role=item.role, outcome=CaptureOutcome.CAPTURED, reason="read", page=item.page)
        for item in site.pages
    )
    return Coverage(pages=rows, unfollowed=unfollowed)


def outcome_of(rule: Rule, site: SiteFacts, *unfollowed: str, options: object = None) -> Outcome:
    """What a rule says of a site whose pages were all captured and link to `unfollowed`."""
    seen = AuditInput(
        facts=site, derivations=derive(site), coverage=covered(site, *unfollowed), captured_at=CAPTURED_AT
    )
    return judge(rule, seen, options or rule.options())


def verdict_of(rule: Rule, site: SiteFacts, *unfollowed: str, options: object = None) -> Verdict:
    """The verdict alone."""
    return outcome_of(rule, site, *unfollowed, options=options).verdict


def said(rule: Rule, *pages: PageFacts) -> Verdict:
    """The verdict on a site of these pages."""
    return verdict_of(rule, site_of(*pages))

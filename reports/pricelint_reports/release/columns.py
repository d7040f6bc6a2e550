"""What each column of a release means: words, its unit or form, and the term of schema.org or FOCUS that it matches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """One column in words. `same_as`: the term of another vocabulary that means the same, "" for none."""

    says: str
    unit: str = ""
    same_as: str = ""


_SCHEMA = "https://schema.org/"
_FOCUS = "FOCUS 1.2 "

_COMMON: Mapping[str, Column] = {
    "visit": Column("id of the visit that it was read from"),
    "number": Column("place among the rows of its visit, from 1"),
    "platform": Column("id of the platform", same_as=f"{_FOCUS}ProviderName"),
    "observed_at": Column("when the visit ended", "ISO 8601, UTC", f"{_SCHEMA}observationDate"),
    "pricing_unit": Column("what the platform calls its unit", same_as=f"{_FOCUS}PricingUnit"),
    "doubt": Column("why a person should look; null where nothing speaks against it"),
    "quotes": Column("verbatim quotes that it was read from, with page, capture and span"),
    "url": Column("address that was asked for", same_as=f"{_SCHEMA}url"),
    "quality": Column("stated resolution, length or mode; empty where none is"),
    "basis": Column("what is compared: plan, pack or rate"),
}

_TABLES: Mapping[str, Mapping[str, Column]] = {
    "visits": {
        "started_at": Column("when the visit began", "ISO 8601, UTC"),
        "finished_at": Column("when the visit ended", "ISO 8601, UTC"),
        "pages": Column("attempts at pages and their states"),
        "pages_captured": Column("attempts that obtained the page"),
    },
    "captures": {
        "position": Column("place in the visit, from 1"),
        "final_url": Column("address that answered"),
        "role": Column("what the page is for"),
        "state": Column("what was done to the page before it was captured"),
        "captured_at": Column(
            "when its bytes were taken, in an earlier visit where it was found unchanged", "ISO 8601, UTC"
        ),
        "found_unchanged_at": Column(
            "when this visit found the page unchanged; null where it took it", "ISO 8601, UTC"
        ),
        "outcome": Column("what came of it; anything but captured was not read"),
        "reason": Column("why, in words"),
        "http_status": Column("status of the answer"),
        "sha256": Column("hash of the bytes that were read; null where none were", "hexadecimal"),
    },
    "offers": {
        "offer": Column("name of the plan or pack, as its page has it", same_as=f"{_SCHEMA}name"),
        "kind": Column("plan, pack or rate"),
        "price": Column("price as printed", "price_currency", f"{_SCHEMA}price"),
        "price_currency": Column("currency of the price", "ISO 4217", f"{_SCHEMA}priceCurrency"),
        "price_per": Column("the period that the price is printed for", same_as=f"{_SCHEMA}unitText"),
        "billed": Column("how often it is charged, where that is stated", same_as=f"{_SCHEMA}billingDuration"),
        "list_price": Column("struck or former price for that period", "price_currency", f"{_SCHEMA}ListPrice"),
        "starting_from": Column("whether it is a price “from”", same_as=f"{_SCHEMA}minPrice"),
        "introductory": Column("whether it holds for a first period only"),
        "free": Column("whether it is a free plan"),
        "contact_sales": Column("whether its price is to be asked for"),
        "per_seat": Column("whether it is paid for every person"),
        "pricing_quantity": Column("units that it holds", "pricing_unit", f"{_FOCUS}PricingQuantity"),
        "quantity_unlimited": Column("whether its units are called unlimited"),
        "quantity_per": Column("how often they are given"),
        "bonus_quantity": Column("units on top, not counted in pricing_quantity", "pricing_unit"),
    },
    "costs": {
        "action": Column("the action, as its page has it"),
        "modality": Column("what it makes"),
        "per": Column("the measure that the cost is stated for"),
        "units_low": Column("units that it takes, at least", "pricing_unit"),
        "units_high": Column("units that it takes, at most", "pricing_unit"),
        "approximate": Column("whether the page calls it approximate"),
    },
    "expiry": {
        "pool": Column("which units it is about"),
        "policy": Column("what becomes of them"),
        "days": Column("for how long", "days"),
        "cap": Column("how many are kept, in the page's words"),
        "condition": Column("words that restrict it"),
    },
    "outcomes": {
        "judged_at": Column("when the visit ended that was judged", "ISO 8601, UTC"),
        "rule": Column("id of the rule"),
        "severity": Column("how much a violation of it weighs"),
        "verdict": Column("what the rule says"),
        "summary": Column("in a sentence"),
        "fingerprints": Column("what makes its findings the same ones in another visit"),
    },
    "changes": {
        "change": Column("id of the change, the same in every release", same_as=f"{_SCHEMA}identifier"),
        "kind": Column("what happened"),
        "origin": Column("whose change it is: that of the site, or of our way of reading"),
        "status": Column("how sure it is"),
        "about": Column("what it is about"),
        "before": Column("what was stated; null where nothing was"),
        "after": Column("what is stated; null where nothing is"),
        "last_seen_at": Column("when the former was last seen", "ISO 8601, UTC"),
        "first_seen_at": Column("when the latter was first seen", "ISO 8601, UTC"),
        "last_seen_visit": Column("the visit that last showed the former"),
        "first_seen_visit": Column("the visit that first showed the latter"),
        "visits_seen": Column("visits that showed the latter"),
        "announced": Column("notices that announce it"),
        "quotes_before": Column("quotes of the former"),
        "quotes_after": Column("quotes of the latter"),
    },
    "index": {
        "pricing_currency": Column("currency of the prices", "ISO 4217", f"{_FOCUS}PricingCurrency"),
        "period": Column("the month", "YYYY-MM"),
        "chain": Column("number of the chain; values of two chains are not comparable"),
        "index": Column("chained price index of credits", "first month of the chain = 100"),
        "link": Column("ratio to the point before; null in the first month of a chain"),
        "seen_again": Column("whether a visit before or after showed the same prices"),
    },
}

KEYS: Mapping[str, tuple[str, ...]] = {
    "visits": ("visit",),
    "captures": ("visit", "position"),
    "offers": ("visit", "number"),
    "costs": ("visit", "number"),
    "expiry": ("visit", "number"),
    "outcomes": ("visit", "rule"),
    "changes": ("change",),
    "index": ("platform", "pricing_currency", "basis", "period"),
}
"""What names a row in each table."""


def column(table: str, name: str) -> Column:
    """What a column means. Raises KeyError for one that is not described."""
    return _TABLES[table].get(name) or _COMMON[name]

"""Offers that a page holds only as data: JSON that its scripts draw it from, of which none is in the text yet.

A page whose text names an amount is left as it is: what a reader sees goes before what the page tells machines.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

_AMOUNT = re.compile(r"[$€£¥₹₩₽元円원]\s?0*[1-9]|[1-9]\d*(?:[.,]\d+)?\s?(?:[$€£¥₹₩₽元円원]|USD\b|EUR\b)")
_DIGIT = re.compile(r"\d")
_SCRIPTS = 'script[type="application/json"], script[type="application/ld+json"], script#__NEXT_DATA__'
_DEEPEST, _MOST_CHARS = 24, 3_000_000
_LEAST_OFFERS, _MOST_OFFERS, _MOST_LINES, _LONGEST = 2, 24, 30, 200
_CENTS = 100
_NO_CENTS = frozenset({"JPY", "KRW", "VND", "IDR", "CLP", "HUF"})
_NAMES = ("name", "title", "label", "displayname")
_PRICES = {"price": "", "amount": "", "cost": "", "monthlyprice": " / month", "pricemonthly": " / month",
           "pricepermonth": " / month"}  # fmt: skip
_PERIODS = ("period", "interval", "billingperiod", "per", "unittext")
_UNITS = re.compile(r"(monthly)?(credits?|tokens?|coins?|points?)((?:per)?month(?:ly)?|amount|count|included)?")
_BONUS = re.compile(r"bonus(?:credits|tokens|coins|points)?")
_LISTS = ("features", "benefits", "perks", "highlights")
_TOLD = ("description", "desc", "subtitle")
_CURRENCIES = ("currency", "pricecurrency", "currencycode")


@dataclass(frozen=True, slots=True)
class StoredOffer:
    """One object of a page's data that names a price: its name and the lines that say the rest, as in the data.

    A number that stands without a sign has its currency or unit beside it, as the data names them.
    """

    name: str
    lines: tuple[str, ...]


def stored_offers(parser: LexborHTMLParser, text: str) -> list[tuple[int, list[StoredOffer]]]:
    """The lists of offers in a page's scripts of JSON, each with the number of its script among them; [] where the
    page's text names an amount."""
    if _AMOUNT.search(text):
        return []
    found: list[tuple[int, list[StoredOffer]]] = []
    for number, script in enumerate(parser.css(_SCRIPTS)):
        source = script.text()
        try:
            data = json.loads(source) if len(source) <= _MOST_CHARS else None
        except (ValueError, RecursionError):
            continue
        found += [(number, offers) for offers in _lists(data, "", 0)]
    return found


def script_paths(parser: LexborHTMLParser) -> list[list[tuple[str, int]]]:
    """For each of those scripts the tags from the root to it with their places among their siblings, from 1."""
    return [_steps(script) for script in parser.css(_SCRIPTS)]


def _steps(node: LexborNode | None) -> list[tuple[str, int]]:
    steps: list[tuple[str, int]] = []
    while node is not None and node.is_element_node:
        nth, before = 1, node.prev
        while before is not None:
            nth += before.is_element_node
            before = before.prev
        steps.append((node.tag or "", nth))
        node = node.parent
    return steps[::-1]


def _lists(node: object, currency: str, depth: int) -> Iterator[list[StoredOffer]]:
    """Every list of at least two offers, the innermost first in the order of the data."""
    if depth > _DEEPEST or not isinstance(node, dict | list):
        return
    if isinstance(node, dict):
        currency = _currency(node) or currency
    children = list(node.values()) if isinstance(node, dict) else node
    offers = [offer for child in children if isinstance(child, dict) and (offer := _offer(child, currency))]
    if _LEAST_OFFERS <= len(offers) <= _MOST_OFFERS and len({offer.lines for offer in offers}) > 1:
        yield offers
        return
    for child in children:
        yield from _lists(child, currency, depth + 1)


def _keyed(node: Mapping[str, object]) -> dict[str, object]:
    return {key.lower().replace("_", "").replace("-", ""): value for key, value in node.items()}


def _currency(node: Mapping[str, object]) -> str:
    keyed = _keyed(node)
    code = next((keyed[key] for key in _CURRENCIES if key in keyed), "")
    return code.upper() if isinstance(code, str) and len(code) == 3 and code.isalpha() else ""


def _offer(node: Mapping[str, object], currency: str) -> StoredOffer | None:
    """An object with a name and a price that says what it is in."""
    keyed = _keyed(node)
    name = next((keyed[key] for key in _NAMES if isinstance(keyed.get(key), str)), "")
    price = _price(keyed, _currency(node) or currency)
    if not price or not isinstance(name, str) or not name.strip():
        return None
    lines = [price, *_units(keyed), *(str(keyed[key]) for key in _TOLD if isinstance(keyed.get(key), str))]
    for key in _LISTS:
        items = keyed.get(key)
        lines += [item for item in items if isinstance(item, str)] if isinstance(items, list) else []
    short = [line for line in lines if line.strip() and len(line) <= _LONGEST]
    return StoredOffer(name.strip(), tuple(short[:_MOST_LINES]))


def _price(keyed: Mapping[str, object], currency: str) -> str:
    """The price with its period as the data states them; "" where no currency is stated, or where whole hundreds may
    be cents."""
    for key, period in _PRICES.items():
        value = keyed.get(key)
        amount = value.strip() if isinstance(value, str) else ""
        if amount and _AMOUNT.search(amount):
            return f"{amount}{period or _period(keyed)}"
        number = value if isinstance(value, int | float) and not isinstance(value, bool) else amount
        if currency and _DIGIT.match(str(number)) and not _may_be_cents(number, currency):
            return f"{number} {currency}{period or _period(keyed)}"
    return ""


def _may_be_cents(number: object, currency: str) -> bool:
    return isinstance(number, int) and number >= _CENTS and currency not in _NO_CENTS


def _period(keyed: Mapping[str, object]) -> str:
    """The period that stands beside a price, "" where none does."""
    specified = keyed.get("pricespecification")
    inside = _keyed(specified) if isinstance(specified, dict) else {}
    stated = (source[key] for source in (keyed, inside) for key in _PERIODS if isinstance(source.get(key), str))
    words = str(next(stated, "")).strip()
    return words if not words or words.startswith("/") else f" / {words.lower()}"


def _units(keyed: Mapping[str, object]) -> Iterator[str]:
    """Units by the name of their field: "credits": 500, "monthlyTokens": 900, "credits": "500 a month"; and a bonus."""
    for key, value in keyed.items():
        if isinstance(value, bool) or not isinstance(value, int | str) or value in (0, ""):
            continue
        bare = isinstance(value, int) or value.isdigit()
        if match := _UNITS.fullmatch(key):
            often = " / month" if match[1] or "month" in (match[3] or "") else ""
            yield f"{value} {match[2].rstrip('s')}s{often}" if bare else str(value)
        elif bare and _BONUS.fullmatch(key):
            yield f"+{value} bonus"

"""Offers in JSON-LD: what a page tells machines its prices are. The visible text wins where the two differ."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from pricelint.documents.document import Document
from pricelint.model.money import Money

_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Offer:
    """A schema.org Offer: its name ("" where it has none) and price."""

    name: str
    price: Money


def offers(document: Document) -> tuple[Offer, ...]:
    """All offers of a page with a readable price and currency, in order. Broken JSON-LD is passed over."""
    found: list[Offer] = []
    for text in document.json_ld:
        try:
            data = json.loads(text, parse_float=str, parse_int=str)
        except (ValueError, RecursionError):
            continue
        found.extend(_walk(data, "", 0))
    return tuple(dict.fromkeys(found))


def _walk(node: object, name: str, depth: int) -> Iterator[Offer]:
    if depth > _DEEPEST:
        return
    if isinstance(node, list):
        for item in node:
            yield from _walk(item, name, depth + 1)
    elif isinstance(node, dict):
        own = node.get("name")
        name = own if isinstance(own, str) else name
        if offer := _offer(node, name):
            yield offer
        for value in node.values():
            if isinstance(value, list | dict):
                yield from _walk(value, name, depth + 1)


def _offer(node: dict[str, object], name: str) -> Offer | None:
    amount, currency = node.get("price"), node.get("priceCurrency")
    if not isinstance(amount, str) or not isinstance(currency, str):
        return None
    try:
        value = Decimal(amount.strip().replace(",", ""))
        return Offer(name, Money(currency.strip().upper(), value)) if value.is_finite() else None
    except (InvalidOperation, ValueError):
        return None

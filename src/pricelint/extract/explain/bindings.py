"""What a fact was bound to, and why: the words that tie a figure to its plan, action, pool or period."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from pricelint.extract.explain.structures import cell_of, heads_of, offer_at, quoted
from pricelint.extract.reading import Reading
from pricelint.model.evidence import Evidence
from pricelint.model.fact import Allowance, Bonus, Cost, Expiry, Fact, Pack, Plan, PricePoint, Rate, UnitName
from pricelint.model.units import Pool

Facts = Mapping[str, Fact]
"""All facts of the page by address."""

_PARTS = ("per", "billed", "was", "bonus", "cap", "condition", "days", "deadline", "limit", "difference")
"""Parts that quotes of their own prove: what they are bound to is the fact itself."""

_SHARED_SIGN = re.compile(r"(?<![A-Za-z])[$¥￥](?![A-Z])")


def bindings(reading: Reading, facts: Facts, address: str) -> tuple[str, ...]:
    """What the fact at an address belongs to and why, a sentence each."""
    fact = facts[address]
    own = _BINDERS.get(type(fact))
    found = list(own(reading, facts, address) if own else ())
    found += [f"{part}: by the words {quoted(item.quote)}" for part, item in _proven(fact, _PARTS)]
    return tuple(dict.fromkeys(found)) or (_surroundings(reading, fact),)


def _surroundings(reading: Reading, fact: Fact) -> str:
    offer = offer_at(reading, fact.evidence[0].start)
    if offer is None or not offer.card.title:
        return "the page as a whole"
    return f"the page as a whole; it stands in the card {quoted(offer.card.title)}"


def _proven(fact: Fact, parts: tuple[str, ...]) -> Iterator[tuple[str, Evidence]]:
    yield from ((part, item) for part in parts for item in fact.evidence if part in item.proves)


def _unit(_reading: Reading, _facts: Facts, _address: str) -> Iterator[str]:
    yield "the page as a whole: every number beside this word is read as a quantity of the unit"


def _plan(reading: Reading, facts: Facts, address: str) -> Iterator[str]:
    fact = facts[address]
    name = next((item for _, item in _proven(fact, ("name",))), None)
    if name is not None:
        yield f"its name is {quoted(name.quote)}: {_why_name(reading, name)}"
    elif isinstance(fact, Plan):
        yield "no line of its card can be its name" if not fact.name else f"its name is {quoted(fact.name)}"


def _why_name(reading: Reading, name: Evidence) -> str:
    document = reading.document
    block = document.block_at(name.start)
    if cell_of(document, list(document.ancestors(document.common_element(name.start, name.end)))):
        return "it heads the row or column"
    if block.heading:
        return "it is the heading of the card"
    return "it is the first line of the card that is no price, period, badge or button"


def _of_plan(reading: Reading, facts: Facts, address: str) -> Iterator[str]:
    fact, owner = facts[address], facts.get("/".join(address.split("/")[:2]))
    if isinstance(owner, Plan):
        offer = offer_at(reading, fact.evidence[0].start)
        named = quoted(owner.name) if owner.name else "without a name"
        same = offer is not None and any(offer is offer_at(reading, item.start) for item in owner.evidence)
        why = "both stand in one card" if same else "another rendering, or words elsewhere, name the plan"
        yield f"the plan {named}: {why}"
    yield from _currency(reading, fact, "amount")
    if isinstance(fact, PricePoint | Allowance) and fact.per and not any(_proven(fact, ("per",))):
        yield f"per {fact.per.value}: no words beside it say so; taken from the card, its list or the heading above"


def _pack(reading: Reading, facts: Facts, address: str) -> Iterator[str]:
    fact = facts[address]
    if isinstance(fact, Pack):
        named = quoted(fact.name) if fact.name else "without a name"
        yield f"the pack {named}: price and units stand in one card, and nothing in it is charged again and again"
    yield from _currency(reading, fact, "price")


def _rate(reading: Reading, facts: Facts, address: str) -> Iterator[str]:
    yield f"money and units: both stand in {quoted(facts[address].evidence[0].quote)}"
    yield from _currency(reading, facts[address], "money")


def _currency(reading: Reading, fact: Fact, part: str) -> Iterator[str]:
    """What an amount's sign stands for: "$" and "¥" name several currencies."""
    for _, item in _proven(fact, (part,)):
        mention = next(iter(reading.money_in(item.start, item.end)), None)
        if mention is None:
            continue
        if mention.said:
            says = "is what others are in" if mention.borrowed else "says it"
            why = f"no sign stands beside the amount; {quoted(reading.document.text[slice(*mention.said)])} {says}"
        elif mention.ambiguous:
            why = "its sign names several currencies and nothing settles which; the commonest is taken"
        elif _SHARED_SIGN.search(item.quote):
            why = "its sign, settled by what the page says elsewhere or by its language or address"
        else:
            why = "the sign, word or code beside the amount"
        yield f"{mention.money.currency}: {why}"


def _cost(reading: Reading, facts: Facts, address: str) -> Iterator[str]:
    fact, document = facts[address], reading.document
    if not isinstance(fact, Cost):
        return
    first = fact.evidence[0]
    found = cell_of(document, list(document.ancestors(document.common_element(first.start, first.end))))
    if found:
        row, column = heads_of(document, *found)
        heads = " and ".join(f"the {what} {quoted(text)}" for what, text in (("row", row), ("column", column)) if text)
        yield f"the action {quoted(fact.item)}: {heads or 'the table'} names it"
    elif any("low" in item.proves and "item" in item.proves for item in fact.evidence):
        yield f"the action {quoted(fact.item)}: it stands in one line with the count"
    else:
        yield f"the action {quoted(fact.item)}: it is the label of the line with the count"
    if not any(_proven(fact, ("per",))):
        yield f"per {fact.per.value}: by the words of the action itself"


def _expiry(_reading: Reading, facts: Facts, address: str) -> Iterator[str]:
    fact = facts[address]
    if not isinstance(fact, Expiry):
        return
    elsewhere = [item for _, item in _proven(fact, ("pool",))]
    if elsewhere:
        yield f"{fact.pool.value} units: {quoted(elsewhere[0].quote)} says which"
    elif fact.pool is Pool.ALL:
        yield "all units: the clause names no pool, and nothing around it tells them apart"
    else:
        yield f"{fact.pool.value} units: the clause itself, or the part of the page it stands in, says which"


def _bonus(_reading: Reading, facts: Facts, address: str) -> Iterator[str]:
    fact = facts[address]
    if isinstance(fact, Bonus):
        yield f"the condition {fact.condition.value.replace('_', ' ')}: named in the same sentence"


_BINDERS: dict[type[Fact], Callable[[Reading, Facts, str], Iterator[str]]] = {
    UnitName: _unit,
    Plan: _plan,
    PricePoint: _of_plan,
    Allowance: _of_plan,
    Pack: _pack,
    Rate: _rate,
    Cost: _cost,
    Expiry: _expiry,
    Bonus: _bonus,
}

"""Units on a card that it does not grant: what actions take, what may be carried on, what an amount is the price of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from pricelint.extract.annotate.periods import read_periods, time_words
from pricelint.extract.annotate.quantities import Count
from pricelint.extract.cards.prices.unit_prices import is_each, is_size_price
from pricelint.extract.cards.units.sizes import is_equation
from pricelint.extract.cards.words import opening, phrase
from pricelint.extract.costs.wording.wordings import wording

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_NEAR = 40
_LEAD = 24
_PRICED = 16
_YIELD = regex.compile(r" ?= ?[~≈]?\d[\d,.]")
"""More than nine of something behind an equals sign."""


def is_cost(reading: Reading, count: Count, end: int) -> bool:
    """Units that an action takes rather than units granted: "5 credits per image", "1 credit = 1 task"; "800 credits =
    80 images" right below a price tells what the units of an offer make.

    What follows the count is read up to `end`, what stands before it on its own line.
    """
    tail = reading.plain[count.end : min(end, count.end + 30)]
    lead = reading.plain[max(0, count.start - _LEAD) : count.start].rpartition("\n")[2]
    taken = opening(reading.language, ("each", "taken"), " ?").match(tail)
    if taken and not count.per and not phrase(reading.language, "seat").match(tail.lstrip()):
        return True
    if phrase(reading.language, "takes").search(lead):
        return True
    if "=" in reading.plain[count.start : count.end] and lead.rstrip()[-1:].isdigit():
        return True
    if lead.rstrip().endswith("/"):
        before = reading.money_in(count.start - _PRICED, count.start)[-1:]
        if before and is_size_price(reading, before[0].end):
            return False
        return not (count.per or _is_behind_period(reading, lead))
    if _YIELD.match(tail) and _is_below_price(reading, count):
        return False
    return (tail.startswith(("=", " =")) or lead.rstrip().endswith("=")) and not _is_pack(reading, count)


def _is_below_price(reading: Reading, count: Count) -> bool:
    """Whether a count begins the line below one with an amount."""
    above = reading.plain.rfind("\n", 0, max(0, count.start - 1)) + 1
    begins = reading.plain[: count.start].endswith("\n")
    return begins and bool(reading.money_in(above, count.start))


def _is_pack(reading: Reading, count: Count) -> bool:
    """An equation of several units and more than one of money: "¥50 = 550 points"; "$1 = 100 points" is a rate."""
    before = reading.money_in(max(0, count.start - _LEAD), count.start)[-1:]
    behind = reading.money_in(count.end, count.end + _NEAR)[:1]
    sold = any(is_equation(reading.plain[m.end : count.start], m) for m in before)
    return count.high > 1 and (sold or any(is_equation(reading.plain[count.end : m.start], m) for m in behind))


def _is_behind_period(reading: Reading, lead: str) -> bool:
    """Whether a slash before a count parts it from a period: "$10/month/5k credits"."""
    before = lead.rstrip(" /")
    return any(p.end == len(before) for p in read_periods(before, reading.language))


def is_measured(head: str, language: str) -> bool:
    """Whether a table's head says per what its numbers hold ("Credits per image"), a period aside ("Crédits/mois"), or
    that they are spent ("Credits used")."""
    if wording(language, "spent").search(head):
        return True
    periods = read_periods(head, language)
    found = phrase(language, "each").finditer(head)
    return any(not any(p.start < m.end() and m.start() < p.end for p in periods) for m in found)


def is_length(behind: str, reading: Reading) -> bool:
    """Whether what stands behind a bare number makes it a length of time ("3-month pack"), where no time is sold."""
    tail = behind.lstrip(" -")
    timed = time_words(reading.language).match(tail)
    return timed is not None and not reading.unit_pattern.match(tail)


def is_kept(reading: Reading, count: Count) -> bool:
    """Units that may be carried on: "up to 500 rollover credits" is a cap, "Rollover: 500 credits" too."""
    lead = reading.plain[max(0, count.start - _LEAD) : count.start].rpartition("\n")[2]
    kept = phrase(reading.language, "kept")
    words = lead + reading.plain[count.start : count.end]
    return bool(kept.search(words)) and not any(mark in lead for mark in ".,;")


def is_held(reading: Reading, count: Count) -> bool:
    """Units that the reader owns already: "Current balance: 12 credits", "You have 40 credits"."""
    lead = reading.plain[max(0, count.start - _NEAR) : count.start].rpartition("\n")[2]
    return count.per is None and phrase(reading.language, "balance").search(lead) is not None


def is_priced(reading: Reading, count: Count) -> bool:
    """Units that an amount right before them is the price of: "$0.20 per 100 credits"; one side of a stated rate."""
    if reading.in_rate(count.start):
        return True
    before = reading.money_in(max(0, count.start - _PRICED), count.start)[-1:]
    return any(is_each(reading, m.end) and "\n" not in reading.plain[m.end : count.start] for m in before)

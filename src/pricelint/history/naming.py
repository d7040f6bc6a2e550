"""Of which thing a passage speaks, by the names that a platform's own pages give to things."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from pricelint.history.statement import Key, Statement, Subject

_STEM = 4
_ENDING = 2
"""A word of a name is met again by its beginning, at least so many letters and without its last few: names are bent."""


class Family(StrEnum):
    """Things that are told apart by their names."""

    ITEM = "item"
    OFFER = "offer"


_PLACE = {
    Subject.COST: (Family.ITEM, 1), Subject.SIZE: (Family.OFFER, 2), Subject.PRICE: (Family.OFFER, 1),
    Subject.ALLOWANCE: (Family.OFFER, 1), Subject.PLAN: (Family.OFFER, 1), Subject.PACK: (Family.OFFER, 1),
}  # fmt: skip
"""Where in its key the name of a thing stands; other subjects have none."""


@dataclass(frozen=True, slots=True)
class Named:
    """The name of a thing, as keys fold it; "" where the page gives it none."""

    family: Family
    name: str


def named(key: Key) -> Named | None:
    """What a key names, None where things of its kind have no names."""
    subject = Subject(key[0])
    if subject is Subject.WORDING:
        return named(key[1:])
    if subject not in _PLACE:
        return None
    family, place = _PLACE[subject]
    return Named(family, key[place])


def named_beside(text: str, statements: Iterable[Statement]) -> frozenset[Named]:
    """What statements name, but for those that were read from the text itself: they may name half a sentence."""
    found = (named(one.key) for one in statements if not _is_read_from(text, one))
    return frozenset(one for one in found if one)


def _is_read_from(text: str, one: Statement) -> bool:
    thing, plain = named(one.key), " ".join(text.split())
    words = len(thing.name.split()) if thing else 0
    quotes = (item.quote.split() for item in one.evidence)
    return any(len(quote) > words and " ".join(quote) in plain for quote in quotes)


def names(text: str, one: Named, known: Iterable[Named]) -> bool:
    """Whether a text names a thing, bent or not, and not merely another whose name holds that of this one."""
    if not one.name:
        return False
    longer = [other.name for other in known if other.name != one.name and one.name in other.name]
    left = text.casefold()
    for name in sorted(longer, key=len, reverse=True):
        left = _whole(name).sub(" ", left)
    return all(re.search(rf"(?<![0-9a-z]){re.escape(_stem(word))}", left) for word in one.name.split())


def names_another(text: str, one: Named, known: Iterable[Named]) -> bool:
    """Whether a text names a thing of the family that is not this one: its name has a word that this one's has not."""
    mine, told = set(one.name.split()), text.casefold()
    others = {other.name for other in known if other.family is one.family and set(other.name.split()) - mine}
    return any(_whole(name).search(told) for name in others)


def _stem(word: str) -> str:
    return word[: max(_STEM, len(word) - _ENDING)]


def _whole(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![0-9a-z]){re.escape(name)}(?![0-9a-z])")

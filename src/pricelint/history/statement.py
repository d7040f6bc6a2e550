"""A statement: what a snapshot says of one thing, under a key that is the same in every snapshot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from pricelint.model.contradiction import Side
from pricelint.model.evidence import Evidence

Key = tuple[str, ...]
"""What a statement is about, its subject first: ("cost", "flux pro", "", "image")."""

Value = tuple[str, ...]
"""What is stated, in parts that are equal where the statements are: numbers as plain decimals, "" for what is open."""


class Subject(StrEnum):
    """What a statement is about, in the order in which changes are told."""

    COST = "cost"
    SIZE = "size"
    PRICE = "price"
    ALLOWANCE = "allowance"
    PLAN = "plan"
    PACK = "pack"
    UNIT = "unit"
    EXPIRY = "expiry"
    BONUS = "bonus"
    TERM = "term"
    WORDING = "wording"


COUNTED = frozenset({Subject.COST, Subject.SIZE, Subject.PRICE, Subject.ALLOWANCE})
"""The subjects whose values are numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a snapshot says of one thing.

    about     the key in words ("Flux Pro, per image")
    says      the value in words ("5 credit")
    pages     the pages that state it: only where one of them is captured again can it be missed there
    """

    subject: Subject
    key: Key
    value: Value
    about: str
    says: str
    evidence: tuple[Evidence, ...]

    @property
    def side(self) -> Side:
        """The statement as one side of a change."""
        return Side(says=self.says, evidence=self.evidence)

    @property
    def pages(self) -> frozenset[str]:
        """The pages that state it."""
        return frozenset(item.page for item in self.evidence)


@dataclass(frozen=True, slots=True)
class Stated:
    """Everything that a snapshot states.

    single   what it states with one value
    several  what it states with several values: nothing can be said of its change, and it is not missing either
    pages    the pages that were captured
    """

    single: Mapping[Key, Statement]
    several: frozenset[Key]
    pages: frozenset[str]

    def lacks(self, one: Statement) -> bool:
        """Whether a page that states `one` elsewhere was captured here and states nothing of the kind."""
        return one.key not in self.single and one.key not in self.several and bool(one.pages & self.pages)


def gathered(statements: Iterable[Statement], pages: frozenset[str]) -> Stated:
    """The statements of a snapshot by key, in the order of their first mention."""
    found: dict[Key, Statement] = {}
    several: set[Key] = set()
    for one in statements:
        first = found.setdefault(one.key, one)
        if first.value != one.value:
            several.add(one.key)
    return Stated({key: one for key, one in found.items() if key not in several}, frozenset(several), pages)

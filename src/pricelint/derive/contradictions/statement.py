"""What is compared: a value that a page states of one thing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from pricelint.model.contradiction import Side, Subject
from pricelint.model.fact import Fact
from pricelint.model.platform import Role
from pricelint.model.site import PageFacts
from pricelint.model.state import replaced

Key = tuple[object, ...]
Value = tuple[Decimal, Decimal]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A number or a range that a page states.

    key     what it is about: statements of one subject are compared where their keys are equal
    value   least and largest number stated; two statements agree where the ranges overlap
    about   the key in words
    beside  a number that comes with it (the allowance of a price); where two differ they may be two offers of one name
    doubt   why the key may hold two different things, None where it does not
    """

    subject: Subject
    key: Key
    value: Value
    about: str
    says: str
    fact: Fact
    page: PageFacts
    beside: Decimal | None = None
    doubt: str | None = None

    @property
    def side(self) -> Side:
        """The statement as one side of a contradiction."""
        return Side(says=self.says, evidence=self.fact.evidence)


def present_pages(pages: Iterable[PageFacts]) -> tuple[PageFacts, ...]:
    """The pages that tell what holds now: blogs tell of other times."""
    return tuple(page for page in pages if page.role is not Role.BLOG)


def folded(name: str) -> str:
    """A name as it is compared: lower case, single spaces."""
    return " ".join(name.lower().split())


def exact(number: Decimal) -> Value:
    """A single number as a range."""
    return number, number


def plain(number: Decimal) -> str:
    """A number in words, with all its digits and no exponent."""
    return f"{number.normalize():,f}"


def two_positions(one: Fact, other: Fact) -> bool:
    """Whether two facts of a page were read in two positions of a control, of which one takes the other's place."""
    return {replaced(item.state) for item in one.evidence} != {replaced(item.state) for item in other.evidence}

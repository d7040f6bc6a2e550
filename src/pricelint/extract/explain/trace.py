"""What is told of a fact: where its quotes stand, what read them, what it was bound to."""

from __future__ import annotations

from dataclasses import dataclass

from pricelint.model.evidence import Evidence
from pricelint.model.fact import Fact


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of a phrase file that occurs in a quote: `key` of `file` ("periods.month" of "en.toml"), its words."""

    file: str
    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Seen:
    """One quote of a fact. `structure` says where it stands, from the inside out; `phrases` occur in it."""

    evidence: Evidence
    structure: tuple[str, ...]
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """One fact, explained.

    address  where it stands among the facts of its page ("plans/0/prices/1")
    kind     what it is, in words ("price point"); `says` its value
    reader   what the method that read it does
    bound    what it belongs to and why, a sentence each
    """

    address: str
    fact: Fact
    kind: str
    says: str
    seen: tuple[Seen, ...]
    reader: str
    bound: tuple[str, ...]

"""Claims: every sentence and figure that a site publishes, each under an id that stays the same.

    claim:9f2c…     sha256 over the platform, the kind of claim, what it states, and its quotes; 32 hexadecimal digits

The id is not made of the language of the site, of capture, position or time. A site that is built again, from new
captures of pages that say the same, or in another language, has the same ids; what states something else is another
claim.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

import msgspec

from pricelint.model.evidence import Evidence

DIGITS = 32
"""Length of an id after "claim:", in hexadecimal digits."""


class ClaimKind(StrEnum):
    """What a claim is about."""

    GRADE = "grade"
    OUTCOME = "outcome"
    FINDING = "finding"
    UNIT_PRICE = "unit_price"
    FIGURE = "figure"
    DERIVATION = "derivation"
    YIELD = "yield"
    EXPIRY = "expiry"
    CAPTURE = "capture"
    CHANGE = "change"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One claim of one platform.

    sentence  what is claimed, whole, in the language of the site; dated by `seen`
    shown     the shorter forms in which pages print it: elements with its `data-claim` hold one of them, or all of it
    values    what it states, by name, as plain text that is the same in every language
    evidence  the quotes that it rests on; () where it rests on `searched` captures, a failed capture, or other claims
    searched  sha256 of the captures in which something was sought in vain
    rests_on  ids of the claims that it is reckoned from
    seen      when the pages that it speaks of were last captured
    """

    id: str
    platform: str
    kind: ClaimKind
    sentence: str
    shown: tuple[str, ...]
    values: Mapping[str, str]
    evidence: tuple[Evidence, ...]
    searched: tuple[str, ...]
    rests_on: tuple[str, ...]
    seen: datetime


def claim_id(platform: str, kind: ClaimKind, values: Mapping[str, str], evidence: Iterable[Evidence]) -> str:
    """The id of a claim, without "claim:"."""
    quotes = sorted({hashlib.sha256(squeezed(item.quote).encode()).hexdigest() for item in evidence})
    stated = [platform, kind.value, sorted(values.items()), quotes]
    return hashlib.sha256(msgspec.json.encode(stated)).hexdigest()[:DIGITS]


def squeezed(text: str) -> str:
    """A text with every run of white space as one space."""
    return " ".join(text.split())


@dataclass(slots=True)
class ClaimBook:
    """Gathers the claims of one platform while its views are made; `seen` dates them."""

    platform: str
    seen: datetime
    found: dict[str, Claim] = field(default_factory=dict)

    def state(
        self,
        kind: ClaimKind,
        values: Mapping[str, str],
        sentence: str,
        *shown: str,
        evidence: Iterable[Evidence] = (),
        searched: Iterable[str] = (),
        rests_on: Iterable[str] = (),
    ) -> str:
        """Enter a claim and give its id; the same claim made twice is one, printed in either form."""
        quotes = tuple(evidence)
        name = claim_id(self.platform, kind, values, quotes)
        forms = tuple(dict.fromkeys(squeezed(form) for form in shown if form))
        if known := self.found.get(name):
            forms = tuple(dict.fromkeys((*known.shown, *(squeezed(sentence), *forms))))
            self.found[name] = replace(known, shown=tuple(form for form in forms if form != known.sentence))
        else:
            searches = tuple(dict.fromkeys(searched))
            self.found[name] = Claim(
                id=name, platform=self.platform, kind=kind, sentence=squeezed(sentence), shown=forms,
                values=dict(values), evidence=quotes, searched=searches, rests_on=tuple(rests_on), seen=self.seen,
            )  # fmt: skip
        return name

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim, in the order in which they were made."""
        return tuple(self.found.values())

"""Near-duplicates: pages of one text that differ in their numbers, such as a price list for some visitors only.

Words are compared in runs of four with every number masked. Two pages whose runs are alike to `ALIKE` (Jaccard index)
are one text; where their numbers differ, one is a variant of the other, and merging both would mix two price lists.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

ALIKE = 0.9
"""Share of runs that two pages have in common from which on they are one text; a changed word breaks four runs.
Of 94 pairs of real pages of one site the most alike, two editions of one contract, reached 0.36."""

LEAST_WORDS = 30
"""Words that a page needs to be compared at all."""

MOST_WORDS = 50_000

_RUN = 4
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[\u3040-\u30ff\u3400-\u9fff]")
_DIGITS = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What tells whether two pages are one text: its runs with masked numbers, its heading likewise, its numbers."""

    url: str
    heading: str
    runs: frozenset[tuple[str, ...]]
    numbers: Counter[str]


def fingerprint(url: str, heading: str, text: str) -> Fingerprint | None:
    """The fingerprint of a page; None where it has too few words to be compared."""
    words = _WORD.findall(text)[:MOST_WORDS]
    if len(words) < LEAST_WORDS:
        return None
    masked = ["0" if word[0].isdigit() else word.lower() for word in words]
    runs = frozenset(tuple(masked[at : at + _RUN]) for at in range(len(masked) - _RUN + 1))
    numbers = Counter(word for word in words if word[0].isdigit())
    return Fingerprint(url, _DIGITS.sub("0", heading.lower()), runs, numbers)


def variant_of(page: Fingerprint, earlier: Iterable[Fingerprint]) -> str | None:
    """Why a page is a variant of an earlier one, in words; None where it is a page of its own, or the same page."""
    for other in earlier:
        if page.heading != other.heading or alike(page, other) < ALIKE or page.numbers == other.numbers:
            continue
        theirs, ours = list(other.numbers - page.numbers), list(page.numbers - other.numbers)
        return (
            f"the text of {other.url} with other numbers ({', '.join(ours[:3]) or 'none'} instead of "
            f"{', '.join(theirs[:3]) or 'none'}): suspected of being meant for some visitors only, and set aside"
        )
    return None


def alike(one: Fingerprint, other: Fingerprint) -> float:
    """The Jaccard index of the runs of two pages, 0 to 1."""
    return len(one.runs & other.runs) / max(1, len(one.runs | other.runs))

"""Counting: labelled facts that were read, invented and missed, page by page, with an interval over pages."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from accuracy.alike import Fact
from accuracy.fields import CORE, FIELDS, Field

ROUNDS = 400
_SEED = 11


@dataclass(frozen=True, slots=True)
class Count:
    """Facts that were read right, invented and missed."""

    right: int = 0
    invented: int = 0
    missed: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.invented + other.invented, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """Share of what was read that is right; 1 where nothing was read."""
        return self.right / (self.right + self.invented) if self.right + self.invented else 1.0

    @property
    def recall(self) -> float:
        """Share of the labelled facts that were read; 1 where none is labelled."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def count(field: Field, label: Fact, read: Fact) -> Count:
    """Compare the facts of one field of a page; every fact read answers for one labelled fact at most."""
    left, labelled = field.pick(read), field.pick(label)
    right = 0
    for fact in labelled:
        hit = next((index for index, other in enumerate(left) if field.same(fact, other)), None)
        if hit is not None:
            right += 1
            del left[hit]
    return Count(right, len(left), len(labelled) - right)


def count_verdicts(verdict: str, label: Fact, read: Fact, judged: frozenset[str]) -> Count:
    """Compare the rules that a label lists under a verdict ("violation", "review") with those found, over judged rules.

    A rule is judged where any label of the set names it: what is said by the others can be neither right nor wrong.
    """
    wanted = set((label.get("flags") or {}).get(verdict) or [])
    said = {rule for rule, found in (read.get("outcomes") or {}).items() if found == verdict and rule in judged}
    return Count(len(wanted & said), len(said - wanted), len(wanted - said))


def counts(labels: Mapping[str, Fact], read: Mapping[str, Fact]) -> dict[str, dict[str, Count]]:
    """Field → page → count; `core`; `verdict` (violations) and `review` where any label has flags.

    A page that was not read is empty.
    """
    table = {f.name: {page: count(f, label, read.get(page, {})) for page, label in labels.items()} for f in FIELDS}
    table["core"] = {page: total(table[name][page] for name in CORE) for page in labels}
    flagged = {page: label for page, label in labels.items() if "flags" in label}
    if flagged:
        judged = frozenset(
            rule for label in flagged.values() for named in label["flags"].values() for rule in named or []
        )
        for row, verdict in (("verdict", "violation"), ("review", "review")):
            table[row] = {p: count_verdicts(verdict, lab, read.get(p, {}), judged) for p, lab in flagged.items()}
    return table


def total(found: Iterable[Count]) -> Count:
    """The sum of counts."""
    return sum(found, Count())


def interval(found: Sequence[Count]) -> tuple[float, float]:
    """The F1 between which 95 % of the samples lie that are drawn from the pages with replacement (bootstrap)."""
    draw = random.Random(_SEED)  # noqa: S311 - a reproducible sample, no secret
    values = sorted(total(draw.choices(found, k=len(found))).f1 for _ in range(ROUNDS))
    return values[round(ROUNDS * 0.025)], values[round(ROUNDS * 0.975) - 1]

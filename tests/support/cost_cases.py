"""Cost cases: ways of our own to print what actions consume, one TOML file per language, judged cost by cost.

A file holds `page` (what stands above every case: an offer that names the unit) and `[[case]]` tables. `text` is one
paragraph or HTML. `costs` lists all that a careful reader finds in it, `claims` the yields that are marked as such; a
list that is not there is an empty one: equivalences, grants, limits and prices are no costs. `known_miss` says why a
case is not read right: it counts as wrong in the figures, and the word has to go when it is read right.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from accuracy.scoring import Count, total

from pricelint.documents.read import Origin, read_document
from pricelint.extract.costs.claims.equivalences import read_equivalences
from pricelint.extract.costs.read import read_costs
from pricelint.extract.reading import Reading, read

FOLDER = Path(__file__).resolve().parent.parent / "unit" / "extract" / "costs" / "cases"


@dataclass(frozen=True, slots=True)
class Case:
    """One wording with the costs in it, in words (see `said`), and the yields it claims."""

    language: str
    number: int
    html: str
    costs: tuple[str, ...]
    claims: tuple[str, ...]
    known_miss: str

    @property
    def name(self) -> str:
        """Language and place in its file, as the test shows it."""
        return f"{self.language}-{self.number}"


@lru_cache
def load(name: str) -> tuple[Case, ...]:
    """The cases of one file ("de"), in order."""
    data = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
    return tuple(_case(name, number, data["page"], entry) for number, entry in enumerate(data["case"], 1))


def languages() -> tuple[str, ...]:
    """Names of the case files."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


def all_cases() -> Iterator[Case]:
    """Every case of every language."""
    for name in languages():
        yield from load(name)


def _case(name: str, number: int, page: str, entry: dict[str, Any]) -> Case:
    text = entry["text"] if entry["text"].startswith("<") else f"<p>{entry['text']}</p>"
    html = f'<html lang="{name}"><body><h1>Owlet</h1>{page}<h2>?!</h2>{text}</body></html>'
    unknown = entry.keys() - {"text", "costs", "claims", "known_miss"}
    if unknown:
        raise ValueError(f"{name}.toml, case {number}: unknown keys {sorted(unknown)}")
    return Case(
        language=name,
        number=number,
        html=html,
        costs=tuple(entry.get("costs", ())),
        claims=tuple(entry.get("claims", ())),
        known_miss=entry.get("known_miss", ""),
    )


def said(case: Case) -> list[str]:
    """The costs that are read from a case: "[~]units[-units] measure: item", `~` for an approximate one."""
    return list(_costs(_reading(case)))


def claimed(case: Case) -> list[str]:
    """The yields that are read from a case: "number measure"."""
    return [f"{claim.count.normalize():f} {claim.per}" for claim in read_equivalences(_reading(case))]


def _reading(case: Case) -> Reading:
    return read(read_document(case.html.encode(), Origin("owlet")))


def _costs(reading: Reading) -> Iterator[str]:
    for cost in read_costs(reading):
        low, high = (f"{value.normalize():f}" for value in (cost.low, cost.high))
        units = low if low == high else f"{low}-{high}"
        yield f"{'~' if cost.approximate else ''}{units} {cost.per}: {cost.item}"


def compare(wanted: Iterable[str], found: Iterable[str]) -> Count:
    """Costs in words against each other: numbers and measure as they are, and every wanted word in the item."""
    left, right = list(found), 0
    wanted = list(wanted)
    for cost in wanted:
        hit = next((one for one in left if _fits(cost, one)), None)
        if hit is not None:
            right += 1
            left.remove(hit)
    return Count(right=right, invented=len(left), missed=len(wanted) - right)


def _fits(wanted: str, found: str) -> bool:
    (units, words), (other_units, item) = wanted.split(": ", 1), found.split(": ", 1)
    return units == other_units and all(word in item.lower() for word in words.lower().split())


def figures(name: str) -> Count:
    """The counts over the cases of one language."""
    return total(compare(case.costs, said(case)) for case in load(name))


def table() -> str:
    """Precision and recall per language, as text."""
    rows = ["language  cases   precision / recall"]
    for name in languages():
        count = figures(name)
        rows.append(f"{name:<8}  {len(load(name)):>5}  {count.precision:.2f} / {count.recall:.2f}")
    return "\n".join(rows)

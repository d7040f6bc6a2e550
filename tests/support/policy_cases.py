"""Policy cases: wordings of our own, one TOML file per language, judged fact by fact and counted per language.

A file holds `page` (what stands above every case: an offer that names the unit) and `[[case]]` tables. `text` is one
paragraph or HTML. `expiry`, `bonus`, `tactics`, `variation` and `terms` list all that a careful reader finds in it; a
list that is not there is an empty one. `known_miss` says why a case is not read right: it counts as wrong in the
figures, and the word has to go when it is read right.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from accuracy.scoring import Count, total

from pricelint.documents.read import Origin, read_document
from pricelint.extract.policies.read import read_bonuses, read_expiry, read_tactics, read_terms, read_variations
from pricelint.extract.reading import Reading, read
from pricelint.model.platform import Role

FOLDER = Path(__file__).resolve().parent.parent / "unit" / "extract" / "policies" / "cases"
FIELDS = ("expiry", "bonus", "tactics", "variation", "terms")
ANY = "*"


@dataclass(frozen=True, slots=True)
class Case:
    """One wording; `wanted` holds the facts of each field in words, see `said`."""

    language: str
    number: int
    html: str
    role: Role
    wanted: dict[str, list[str]]
    known_miss: str

    @property
    def name(self) -> str:
        """Language and place in its file, as the test shows it."""
        return f"{self.language}-{self.number}"


@lru_cache
def load(name: str) -> tuple[Case, ...]:
    """The cases of one file ("de", "zh-Hant"), in order."""
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
    unknown = entry.keys() - {"text", "role", "known_miss", *FIELDS}
    if unknown:
        raise ValueError(f"{name}.toml, case {number}: unknown keys {sorted(unknown)}")
    wanted = {field: list(entry.get(field, [])) for field in FIELDS}
    return Case(name, number, html, Role(entry.get("role", "other")), wanted, entry.get("known_miss", ""))


def said(case: Case) -> dict[str, list[str]]:
    """What is read from a case, each fact in words.

    expiry "pool policy [days] [capped]" · bonus "units condition [days]", `*` for units that are not stated · tactics
    and variation their kind · terms "name=value".
    """
    reading = read(read_document(case.html.encode(), Origin("owlet", case.role)))
    return {field: list(dict.fromkeys(_READERS[field](reading))) for field in FIELDS}


def compare(wanted: Iterable[str], found: Iterable[str], field: str) -> Count:
    """Facts in words against each other.

    A wanted pool "all" is any pool; days or a cap that are not asked for may be said.
    """
    left, missed = list(found), 0
    for fact in wanted:
        hit = next((one for one in left if one == fact or (field == "expiry" and _fits(fact, one))), None)
        if hit is None:
            missed += 1
        else:
            left.remove(hit)
    wanted = list(wanted)
    return Count(right=len(wanted) - missed, invented=len(left), missed=missed)


def figures(name: str) -> dict[str, Count]:
    """Counts of each field over the cases of one language."""
    read = [(case, said(case)) for case in load(name)]
    return {f: total(compare(case.wanted[f], found[f], f) for case, found in read) for f in FIELDS}


def table() -> str:
    """Precision and recall per language and field, as text."""
    head = "language  cases  " + "  ".join(f"{field:^13}" for field in FIELDS)
    rows = [head]
    for name in languages():
        counts = figures(name)
        cells = (f"{counts[field].precision:.2f} / {counts[field].recall:.2f}" for field in FIELDS)
        rows.append(f"{name:<8}  {len(load(name)):>5}  " + "  ".join(f"{cell:^13}" for cell in cells))
    return "\n".join(rows)


def _fits(wanted: str, found: str) -> bool:
    pool, policy, *rest = wanted.split()
    other_pool, other_policy, *other_rest = found.split()
    return pool in ("all", other_pool) and policy == other_policy and set(rest) <= set(other_rest)


def _expiry(reading: Reading) -> Iterator[str]:
    for fact in read_expiry(reading):
        days = f" {fact.days}" if fact.days is not None else ""
        yield f"{fact.pool} {fact.policy}{days}{' capped' if fact.cap else ''}"


def _bonus(reading: Reading) -> Iterator[str]:
    for fact in read_bonuses(reading):
        units = ANY if fact.units is None else f"{fact.units.normalize():f}"
        yield f"{units} {fact.condition}" + (f" {fact.expires_days}" if fact.expires_days is not None else "")


_READERS: dict[str, Callable[[Reading], Iterator[str]]] = {
    "expiry": _expiry,
    "bonus": _bonus,
    "tactics": lambda reading: (fact.kind.value for fact in read_tactics(reading)),
    "variation": lambda reading: (fact.kind.value for fact in read_variations(reading)),
    "terms": lambda reading: (f"{fact.name}={fact.value}" for fact in read_terms(reading)),
}

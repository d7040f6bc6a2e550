"""What a platform file declared when a visit was made, and what was edited in it between two visits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from itertools import pairwise

from pricelint.model.platform import Platform


@dataclass(frozen=True, slots=True)
class Declaration:
    """The platform as it was declared for one visit, which ended `at` (UTC)."""

    visit: str
    at: datetime
    platform: Platform


@dataclass(frozen=True, slots=True)
class Edit:
    """Two visits in a row between which a platform file was edited, and what is otherwise since, in words."""

    before: Declaration
    after: Declaration
    what: tuple[str, ...]


def edits(declared: Sequence[Declaration]) -> Iterator[Edit]:
    """The edits of one platform's file, of its declarations in the order of their visits."""
    for before, after in pairwise(declared):
        if what := tuple(_differences(before.platform, after.platform)):
            yield Edit(before, after, what)


def _differences(before: Platform, after: Platform) -> Iterator[str]:
    was, now = _roles(before), _roles(after)
    yield from (f"{url} is declared as {now[url]}" for url in now if url not in was)
    yield from (f"{url} is declared no longer" for url in was if url not in now)
    yield from (f"{url} is declared as {now[url]}, was {was[url]}" for url in now if was.get(url, now[url]) != now[url])
    for name in (field.name for field in fields(Platform) if field.name != "pages"):
        first, then = getattr(before, name), getattr(after, name)
        if first != then:
            yield f"{name.replace('_', ' ')} is another: {_told(then)}, was {_told(first)}"


def _roles(platform: Platform) -> dict[str, str]:
    """The roles of each address, which may be declared more than once."""
    found: dict[str, list[str]] = {}
    for page in platform.pages:
        found.setdefault(page.url, []).append(page.role.value)
    return {url: " and ".join(sorted(roles)) for url, roles in found.items()}


def _told(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "none"
    return str(value) if value is not None else "none"

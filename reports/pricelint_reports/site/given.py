"""What a site is made of: the results of some audits, read platform by platform when they are needed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import datetime
from enum import Enum
from typing import Any

from pricelint.model.result import AuditResult, PlatformResult
from pricelint.result_json import encode
from pricelint.result_json.parts import part_of


@dataclass(frozen=True, slots=True)
class Visited:
    """One result of one platform: when its visit ended, the sha256 of its JSON, and how both are had."""

    platform: str
    at: datetime
    digest: str
    read: Callable[[], PlatformResult]
    json: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Given:
    """The results of one platform, oldest first; the last one is published, the others tell what changed since."""

    platform: str
    visits: tuple[Visited, ...]

    @property
    def digest(self) -> str:
        """The sha256 over all of them."""
        return hashlib.sha256("".join(each.digest for each in self.visits).encode()).hexdigest()

    def read(self) -> tuple[PlatformResult, ...]:
        """The results themselves."""
        return tuple(each.read() for each in self.visits)


def given_of(results: Sequence[AuditResult]) -> tuple[AuditResult, tuple[Given, ...]]:
    """Results in memory as a site wants them: one head for all, and their platforms."""
    kept = [storable(result) for result in results]
    found = [_visited(result, one) for result in kept for one in result.platforms]
    return head_over(kept), grouped(found)


def head_over(heads: Sequence[AuditResult]) -> AuditResult:
    """The head of the latest result, with every rule that any of them was judged by, and no platforms."""
    latest = max(heads, key=lambda head: head.audited_at)
    rules = {rule.id: rule for head in (latest, *heads) for rule in reversed(head.rules)}
    order = dict.fromkeys(rule.id for head in (latest, *heads) for rule in head.rules)
    known = {rule.id: rule for rule in latest.rules}
    return replace(latest, platforms=(), rules=tuple(known.get(name) or rules[name] for name in order))


def grouped(found: Iterable[Visited]) -> tuple[Given, ...]:
    """Results by platform, in the order in which platforms are first named; one visit given twice counts once."""
    every: dict[str, dict[tuple[datetime, str], Visited]] = {}
    for one in found:
        every.setdefault(one.platform, {}).setdefault((one.at, one.digest), one)
    return tuple(
        Given(name, tuple(one for _, one in sorted(seen.items(), key=lambda item: item[0])))
        for name, seen in every.items()
    )


def _visited(head: AuditResult, result: PlatformResult) -> Visited:
    def json() -> bytes:
        return part_of(head, result)

    digest = hashlib.sha256(json()).hexdigest()
    return Visited(result.platform.id, result.visit.finished_at, digest, lambda: result, json)


def storable(result: AuditResult) -> AuditResult:
    """The result as UTF-8 can hold it: lone surrogates, which only broken bytes bring about, become question marks."""
    try:
        encode(result)
    except UnicodeEncodeError:
        cleaned: AuditResult = _cleaned(result)
        return cleaned
    return result


def _cleaned(value: Any) -> Any:  # noqa: ANN401 - any part of a result, given back as it came
    if isinstance(value, str):
        return value if isinstance(value, Enum) else value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, tuple):
        return tuple(_cleaned(each) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: _cleaned(getattr(value, each.name)) for each in fields(value)})
    return value

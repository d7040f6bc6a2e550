"""Stored results by their files: which there are, and their platforms one at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from pricelint.audit.identity import identified
from pricelint.cli.sources import existing
from pricelint.errors import ResultError, UsageError
from pricelint.model.result import AuditResult, PlatformResult, RuleInfo
from pricelint.result_json.parts import Place, head_of, places_of, platform_of
from pricelint_reports.site.given import Given, Visited, given_of, grouped, head_over

_NOTHING: Mapping[str, tuple[Place, ...]] = MappingProxyType({})
_WRITTEN = "the result.json of an audit, or a folder of such files"


def result_files(sources: Sequence[Path]) -> list[Path]:
    """The files that were named; of a folder its result.json, else every JSON file in it, by name.

    Raises SourceNotFoundError where there is no such file, and UsageError for a folder that holds none.
    """
    return [file for source in sources for file in _files(existing(str(source), _WRITTEN))]


def _files(source: Path) -> list[Path]:
    if not source.is_dir():
        return [source]
    if (source / "result.json").is_file():
        return [source / "result.json"]
    found = sorted(source.glob("*.json"))
    if not found:
        raise UsageError("there is no result in this folder", where=str(source), expected=_WRITTEN)
    return found


def given_in(
    files: Sequence[Path], known: Mapping[str, tuple[Place, ...]] = _NOTHING
) -> tuple[AuditResult, tuple[Given, ...], dict[str, tuple[Place, ...]]]:
    """The results of some files as a site wants them, no more than one platform of them held in memory.

    The last of the three says, by the sha256 of each file, where its platforms stand in it. What is `known` of files
    (the manifest of a site tells it of those that it was made from) is not looked for again.
    """
    heads: dict[AuditResult, AuditResult] = {}
    rules: dict[tuple[RuleInfo, ...], tuple[RuleInfo, ...]] = {}
    places: dict[str, tuple[Place, ...]] = {}
    found: list[Visited] = []
    bytes_of = lru_cache(maxsize=1)(_read)  # the platforms of a file are asked for one after the other
    for file in files:
        data = bytes_of(file)
        sha256 = hashlib.sha256(data).hexdigest()
        places[sha256] = known.get(sha256) or places_of(data, where=str(file))
        read = head_of(data, places[sha256], where=str(file))
        head = replace(read, rules=rules.setdefault(read.rules, read.rules))  # most results share them: held once
        heads.setdefault(head, head)
        found += [_visited(head, place, file, bytes_of) for place in places[sha256]]
    return head_over(list(heads)), grouped(found), places


def merged(results: Sequence[AuditResult]) -> AuditResult:
    """Several results as one, with the latest of each platform."""
    if len(results) == 1:
        return results[0]
    head, given = given_of(results)
    return replace(head, platforms=tuple(one.visits[-1].read() for one in given))


def _visited(head: AuditResult, place: Place, file: Path, bytes_of: Callable[[Path], bytes]) -> Visited:
    def json() -> bytes:
        return place.json(bytes_of(file))

    def read() -> PlatformResult:
        result = platform_of(head, json(), where=str(file))
        return replace(result, outcomes=identified(result.platform.id, result.outcomes))

    return Visited(place.platform, place.finished_at, place.sha256, read, json)


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise ResultError(f"it cannot be read: {error.strerror}", where=str(file), expected=_WRITTEN) from error

"""Stored results by their files: which there are, and their platforms one at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from pricelint.audit.identity import identified
from pricelint.cli.sources import existing
from pricelint.errors import ResultError, UsageError
from pricelint.model.result import AuditResult, PlatformResult, RuleInfo
from pricelint.result_json.parts import Part, head_of, parts_of, platform_of
from pricelint_reports.site.given import Given, Visited, given_of, grouped, head_over

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


def given_in(files: Sequence[Path]) -> tuple[AuditResult, tuple[Given, ...]]:
    """The results of some files as a site wants them: no more than one platform is held in memory."""
    heads: dict[AuditResult, AuditResult] = {}
    rules: dict[tuple[RuleInfo, ...], tuple[RuleInfo, ...]] = {}
    found: list[Visited] = []
    for file in files:
        data = _read(file)
        read = head_of(data, where=str(file))
        head = replace(read, rules=rules.setdefault(read.rules, read.rules))  # most results share them: held once
        heads.setdefault(head, head)
        found += [_visited(head, part, number, file) for number, part in enumerate(_parts(file))]
    return head_over(list(heads)), grouped(found)


def merged(results: Sequence[AuditResult]) -> AuditResult:
    """Several results as one, with the latest of each platform."""
    if len(results) == 1:
        return results[0]
    head, given = given_of(results)
    return replace(head, platforms=tuple(one.visits[-1].read() for one in given))


def _visited(head: AuditResult, part: Part, number: int, file: Path) -> Visited:
    def json() -> bytes:
        return _parts(file)[number].json

    def read() -> PlatformResult:
        result = platform_of(head, json(), where=str(file))
        return replace(result, outcomes=identified(result.platform.id, result.outcomes))

    digest = hashlib.sha256(part.json).hexdigest()
    return Visited(part.platform, part.finished_at, digest, read, json)


@lru_cache(maxsize=1)
def _parts(file: Path) -> tuple[Part, ...]:
    """The platforms of a file; those of the last one are kept, since they are asked for one after the other."""
    return tuple(parts_of(_read(file), where=str(file)))


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise ResultError(f"it cannot be read: {error.strerror}", where=str(file), expected=_WRITTEN) from error

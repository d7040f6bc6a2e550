"""The second half of a check: what do the bytes of a bundle say, read again today, and is it what was recorded?"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from pricelint import __version__
from pricelint.audit.rule import Rule
from pricelint.bundle.manifest import BLOBS, RESULT, Manifest
from pricelint.bundle.problem import Verification
from pricelint.documents.document import Document
from pricelint.errors import PricelintError
from pricelint.extract.entailment import misquoted
from pricelint.model.evidence import Evidence
from pricelint.model.result import AuditResult
from pricelint.pipeline import Blob, assemble, audit_visit, read_capture
from pricelint.result_json import decode, encode

MOST_DIFFERENCES = 40
_OURS = ("tool_version",)
"""What names the reader, not the read."""


def bundled(files: Mapping[str, bytes]) -> Blob:
    """The artefacts of a bundle as a look-up."""

    def blob(sha256: str) -> bytes | None:
        return files.get(BLOBS + sha256)

    return blob


def result_of(manifest: Manifest, blob: Blob, rules: Sequence[Rule]) -> bytes:
    """The audit of a bundle's visit as JSON: every rule at its defaults, nothing left out or suppressed."""
    return encode(assemble([audit_visit(manifest.platform, manifest.visit, blob, rules, {})], rules))


def check_result(files: Mapping[str, bytes], manifest: Manifest, rules: Sequence[Rule], found: Verification) -> None:
    """Extract and judge again, compare with the recorded result, and find each of its quotes again."""
    data = files.get(RESULT)
    if data is None:
        found.differs(RESULT, "this file is missing")
        return
    try:
        recorded = decode(data, where=RESULT)
        again = result_of(manifest, bundled(files), rules)
    except PricelintError as error:
        found.refused(error)
        return
    if recorded.tool_version != __version__:
        found.notes.append(
            f"recorded by pricelint {recorded.tool_version}, read by {__version__}: a difference in what was "
            "extracted or judged may be ours"
        )
    _check_quotes(recorded, manifest, bundled(files), found)
    differences = list(_differences("", json.loads(data), json.loads(again)))
    found.count("facts and verdicts", sum(1 for _ in evidence_in(recorded)))
    for path, then, now in differences[:MOST_DIFFERENCES]:
        found.differs(RESULT, f"{path or 'the result'} reads otherwise today", _told(then), _told(now))
    if len(differences) > MOST_DIFFERENCES:
        found.differs(RESULT, f"{len(differences) - MOST_DIFFERENCES} further values read otherwise today")


def _check_quotes(recorded: AuditResult, manifest: Manifest, blob: Blob, found: Verification) -> None:
    captures = {capture.sha256: capture for capture in manifest.visit.captures if capture.sha256}

    @cache
    def document(sha256: str) -> Document | None:
        return read_capture(captures[sha256], blob).document if sha256 in captures else None

    for item in dict.fromkeys(evidence_in(recorded)):
        found.count("quotes")
        page = document(item.capture)
        where = f"{BLOBS}{item.capture} ({item.url or item.page})"
        if page is None:
            found.differs(where, "the page of a quote cannot be read", repr(item.quote))
        elif why := misquoted(page, item):
            found.differs(where, f"a quote is not found again: {why}")


def evidence_in(value: object) -> Iterator[Evidence]:
    """Every piece of evidence anywhere in a result."""
    if isinstance(value, Evidence):
        yield value
    elif is_dataclass(value):
        for each in fields(value):
            yield from evidence_in(getattr(value, each.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from evidence_in(item)


def _differences(path: str, then: Any, now: Any) -> Iterator[tuple[str, Any, Any]]:  # noqa: ANN401 - any JSON
    """Where two JSON values differ, as deep inside as they can be told apart."""
    if isinstance(then, dict) and isinstance(now, dict):
        for name in dict.fromkeys((*then, *now)):
            if path or name not in _OURS:
                yield from _differences(f"{path}.{name}".lstrip("."), then.get(name), now.get(name))
    elif isinstance(then, list) and isinstance(now, list) and len(then) == len(now):
        for number, (left, right) in enumerate(zip(then, now, strict=True)):
            yield from _differences(f"{path}[{number}]", left, right)
    elif then != now:
        yield path, then, now


def _told(value: object) -> str:
    return f"{len(value)} entries" if isinstance(value, list) else json.dumps(value, ensure_ascii=False)

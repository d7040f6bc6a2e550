"""AuditResult as JSON and back: the same result gives the same bytes, and the bytes give the same result."""

from __future__ import annotations

import msgspec

from pricelint.errors import ResultError
from pricelint.model.result import SCHEMA_VERSION, AuditResult, PlatformResult
from pricelint.result_json.derivations import from_wire, to_wire
from pricelint.result_json.schema import result_schema, schema_id, schema_text
from pricelint.result_json.text import json_text
from pricelint.result_json.wire import AuditJson, PlatformJson

__all__ = ["decode", "encode", "result_schema", "schema_id", "schema_text"]

_DECODER = msgspec.json.Decoder(AuditJson)


class _Version(msgspec.Struct):
    schema_version: str = ""


def encode(result: AuditResult) -> bytes:
    """The result as UTF-8 JSON, two-space indent, final newline. Decimals are strings with every digit they have."""
    wire = AuditJson(
        schema_version=result.schema_version,
        tool_version=result.tool_version,
        audited_at=result.audited_at,
        rules=result.rules,
        platforms=tuple(_platform_to_wire(platform) for platform in result.platforms),
        selection=result.selection,
        suppressions=result.suppressions,
        baseline=result.baseline,
    )
    return json_text(wire)


def decode(data: bytes, *, where: str = "the audit result") -> AuditResult:
    """The result of its JSON; `where` names the file in errors.

    Raises ResultError where the bytes are not an audit result, or one of another major version of the schema.
    """
    try:
        _check_version(msgspec.json.decode(data, type=_Version).schema_version, where)
        wire = _DECODER.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError) as error:
        raise ResultError(
            f"not an audit result that version {SCHEMA_VERSION} of the schema describes: {error}",
            where=where,
            expected=f"JSON by the schema {schema_id()}",
            do="write it with the audit command and --format json",
        ) from error
    return AuditResult(
        schema_version=wire.schema_version,
        tool_version=wire.tool_version,
        audited_at=wire.audited_at,
        rules=wire.rules,
        platforms=tuple(_platform_from_wire(platform) for platform in wire.platforms),
        selection=wire.selection,
        suppressions=wire.suppressions,
        baseline=wire.baseline,
    )


def _check_version(found: str, where: str) -> None:
    if found.partition(".")[0] != SCHEMA_VERSION.partition(".")[0]:
        raise ResultError(
            f"this is schema version {found or '(none)'}",
            where=where,
            expected=f"version {SCHEMA_VERSION} or another of the same first number",
            do="audit again with this version, or read it with the version that wrote it",
        )


def _platform_to_wire(result: PlatformResult) -> PlatformJson:
    return PlatformJson(
        platform=result.platform,
        visit=result.visit,
        coverage=result.coverage,
        facts=result.facts,
        derivations=to_wire(result.derivations),
        outcomes=result.outcomes,
        grade=result.grade,
    )


def _platform_from_wire(wire: PlatformJson) -> PlatformResult:
    return PlatformResult(
        platform=wire.platform,
        visit=wire.visit,
        coverage=wire.coverage,
        facts=wire.facts,
        derivations=from_wire(wire.derivations),
        outcomes=wire.outcomes,
        grade=wire.grade,
    )

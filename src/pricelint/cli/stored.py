"""Results that an audit wrote, read again: as they are, as a baseline, or with other choices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pricelint.audit.again import narrowed, resuppressed
from pricelint.audit.baseline import compared
from pricelint.audit.identity import identified
from pricelint.audit.options import in_force
from pricelint.audit.rule import Rule
from pricelint.cli.asking import Asked
from pricelint.cli.settings import Settings, chosen_rules, settings_of
from pricelint.cli.sources import existing
from pricelint.errors import PricelintError, ResultError, UsageError
from pricelint.model.result import SCHEMA_VERSION, AuditResult
from pricelint.result_json import decode

_WRITTEN = "the result.json that an audit wrote"


def stored_result(path: Path) -> AuditResult:
    """The result of a file, every finding with its fingerprint, also where an older version wrote it.

    Raises SourceNotFoundError where there is no such file, and ResultError where it is no result.
    """
    file = existing(str(path), _WRITTEN)
    try:
        data = file.read_bytes()
    except OSError as error:
        raise ResultError(f"it cannot be read: {error.strerror}", where=str(path), expected=_WRITTEN) from error
    result = decode(data, where=str(path))
    platforms = (replace(each, outcomes=identified(each.platform.id, each.outcomes)) for each in result.platforms)
    return replace(result, platforms=tuple(platforms))


def baseline(path: Path) -> AuditResult:
    """The earlier result to compare with. Raises UsageError where it is none, or one of a newer schema."""
    try:
        result = stored_result(path)
    except PricelintError as error:
        raise UsageError(error.what, where=f"--baseline {error.where}", expected=error.expected, do=error.do) from error
    if _numbers(result.schema_version) > _numbers(SCHEMA_VERSION):
        raise UsageError(
            f"this is schema version {result.schema_version}, newer than {SCHEMA_VERSION} of this pricelint",
            where=f"--baseline {path}",
            expected=f"version {SCHEMA_VERSION} or older",
            do="compare with the version that wrote it, or a newer one",
        )
    return result


def chosen_again(result: AuditResult, asked: Asked, where: str, rules: Sequence[Rule]) -> AuditResult:
    """A stored result with what a command line chooses of it; `where` is its file, for messages, `rules` those known.

    Raises UsageError for what needs the pages again: other thresholds, or more than a baseline left of it.
    """
    settings = settings_of(rules, asked)
    if result.baseline and asked != Asked():
        raise UsageError(
            "this result shows only what was new beside a baseline", where=where, expected="a whole result",
            do="audit without --baseline, and choose from that result",
        )  # fmt: skip
    _same_thresholds(result, rules, settings, where)
    _, selection = chosen_rules(result.rules, asked, settings, rules)
    if selection:
        result = narrowed(result, selection, rules)
    if asked.config or asked.suppressions:
        result = resuppressed(result, settings.suppressions, rules)
    return compared(result, baseline(asked.baseline)) if asked.baseline else result


def _same_thresholds(result: AuditResult, rules: Sequence[Rule], settings: Settings, where: str) -> None:
    then = {rule.id: rule.options for rule in result.rules}
    for rule in rules:
        if (
            rule.id in settings.options
            and rule.id in then
            and then[rule.id] != in_force(rule, settings.options[rule.id])
        ):
            raise UsageError(
                f"{rule.id} judged by other thresholds than [rules.{rule.id}] sets", where=where,
                expected="the thresholds that the audit was made with", do="audit again with --config",
            )  # fmt: skip


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdecimal())

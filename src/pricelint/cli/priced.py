"""What a command that computes with prices is given: stored results, or pages that are captured and read for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pricelint.audit.registry import load_rules
from pricelint.audit.rule import Rule
from pricelint.cli.audit import audit_all
from pricelint.cli.fetching import Conduct
from pricelint.cli.running import Run
from pricelint.cli.sources import read_sources
from pricelint.cli.stored import stored_result
from pricelint.model.result import AuditResult


def priced(
    names: Sequence[str], store: Path, *, delay: float, allow_loopback: bool
) -> tuple[AuditResult, tuple[str, ...]]:
    """The platforms of some sources (of none: the samples), and sentences on what could not be read. No rule is run."""
    return _seen(names, Conduct(store, delay=delay, allow_loopback=allow_loopback), ())


def judged(
    names: Sequence[str], store: Path, *, delay: float, allow_loopback: bool
) -> tuple[AuditResult, tuple[str, ...]]:
    """The same with what every rule says; a stored result keeps what it says."""
    return _seen(names, Conduct(store, delay=delay, allow_loopback=allow_loopback), load_rules())


def _seen(names: Sequence[str], conduct: Conduct, rules: tuple[Rule, ...]) -> tuple[AuditResult, tuple[str, ...]]:
    stored = [stored_result(Path(name)) for name in names if name.endswith(".json")]
    pages = [name for name in names if not name.endswith(".json")]
    run = Run(rules=rules, options={})
    if pages or not names:
        audit_all(read_sources(pages), run, conduct, samples=not names)
    seen = run.result()
    results = [result for result in (*stored, seen) if result.platforms]
    return _together(results, seen), tuple(run.lost)


def _together(results: Sequence[AuditResult], empty: AuditResult) -> AuditResult:
    """Several results as one: the rules of any, each as the first of them describes it."""
    if len(results) < 2:
        return results[0] if results else empty
    return replace(
        empty,
        platforms=tuple(platform for result in results for platform in result.platforms),
        audited_at=max(result.audited_at for result in results),
        rules=tuple({rule.id: rule for result in reversed(results) for rule in result.rules}.values()),
        selection=next((result.selection for result in results if result.selection), None),
    )

"""What a command that computes with prices is given: stored results, or pages that are captured and read for it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pricelint.audit.registry import load_rules
from pricelint.audit.rule import Rule
from pricelint.cli.commands.audit import audit_all
from pricelint.cli.fetching import Conduct
from pricelint.cli.results import merged
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
    return merged(results) if results else seen, tuple(run.lost)

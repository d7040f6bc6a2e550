"""What a command that computes with prices is given: stored results, or pages that are captured and read for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

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
    stored = [stored_result(Path(name)) for name in names if name.endswith(".json")]
    pages = [name for name in names if not name.endswith(".json")]
    run = Run(rules=(), options={})
    if pages or not names:
        conduct = Conduct(store, delay=delay, allow_loopback=allow_loopback)
        audit_all(read_sources(pages), run, conduct, samples=not names)
    seen = run.result()
    results = [result for result in (*stored, seen) if result.platforms]
    latest = max((result.audited_at for result in results), default=seen.audited_at)
    platforms = tuple(platform for result in results for platform in result.platforms)
    return replace(seen, platforms=platforms, audited_at=latest), tuple(run.lost)

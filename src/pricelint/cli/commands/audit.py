"""`pricelint audit`: the main job, from sources to a comparison."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from pricelint.audit.registry import load_rules
from pricelint.audit.rule import Rule
from pricelint.audit.watch import LIMIT
from pricelint.cli.app import app, complain, note
from pricelint.cli.asking import Asked, asking
from pricelint.cli.exits import Exit
from pricelint.cli.fetching import Conduct, keep_audited, visits_of
from pricelint.cli.formats import Format
from pricelint.cli.options import (
    FRESH_AFTER,
    MAX_STATES,
    MOST_PAGES,
    STORE,
    AuditSources,
    Bound,
    Delay,
    Earlier,
    FailOn,
    FormatOption,
    FreshAfter,
    LanguageOption,
    Loopback,
    MaxPages,
    MaxStates,
    NoPlugins,
    OutOption,
    RuleSeconds,
    SelfContained,
    Spoken,
    StoreOption,
    Vary,
)
from pricelint.cli.output import Edition, edition_of, fails, is_for_tools, publish
from pricelint.cli.running import Run, progress
from pricelint.cli.settings import chosen
from pricelint.cli.sources import Sources, file_platform, read_sources
from pricelint.cli.stored import baseline
from pricelint.cli.telling import tell
from pricelint.errors import UsageError
from pricelint.model.result import AuditResult
from pricelint.model.site import Snapshot
from pricelint.pipeline import snapshot
from pricelint_spiders.samples import serve_samples


@app.command()
@asking
def audit(
    sources: AuditSources = None,
    samples: Annotated[bool, typer.Option("--samples", help="Audit the platforms that ship with pricelint.")] = False,
    form: FormatOption = Format.TABLE,
    out: OutOption = None,
    platform: Bound = None,
    fail_on: FailOn = None,
    store: StoreOption = STORE,
    delay: Delay = 1.0,
    allow_loopback: Loopback = False,
    max_pages: MaxPages = MOST_PAGES,
    max_states: MaxStates = MAX_STATES,
    vary: Vary = None,
    fresh_after: FreshAfter = FRESH_AFTER,
    self_contained: SelfContained = False,
    language: LanguageOption = Spoken.EN,
    earlier: Earlier = None,
    no_plugins: NoPlugins = False,
    rule_seconds: RuleSeconds = LIMIT,
    *,
    asked: Asked,
) -> None:
    """Capture pages (or read files), extract what they state, check it against every rule, and compare.

    An address or a folder is one platform; files are one each, web archives one for each site in them, unless
    --platform NAME binds them. With --earlier, the one platform that is audited is compared with how its pages were
    before; an archive that holds earlier captures of its pages is compared with them by itself.
    """
    _need(sources or samples)
    edition = edition_of(asked.config, language, single=self_contained)
    run = _begin(load_rules(plugins=not no_plugins), asked, rule_seconds)
    conduct = Conduct(store, delay, allow_loopback, max_pages=max_pages, max_states=max_states, vary=vary)
    conduct = replace(conduct, fresh_after=fresh_after)
    audit_all(read_sources(sources or [], platform), run, conduct, samples=samples, earlier=earlier)
    raise typer.Exit(_conclude(run, failed=fails(_published(run, form, out, edition), fail_on)))


def _published(run: Run, form: Format, out: Path | None, edition: Edition) -> AuditResult:
    result = run.result()
    if result.platforms or is_for_tools(form):
        publish(result, run.blob, form, out, edition)
    tell(result)
    return result


def _need(something: object) -> None:
    """Raises UsageError where nothing was named."""
    if not something:
        raise UsageError(
            "there is nothing to audit", where="pricelint audit", expected="an address, a folder, files, or --samples"
        )


def _begin(rules: tuple[Rule, ...], asked: Asked, rule_seconds: float) -> Run:
    made = chosen(rules, asked)
    before = baseline(asked.baseline) if asked.baseline else None
    return Run(rules=made.rules, options=made.options, limit=rule_seconds, choice=made.choice, baseline=before)


def audit_all(
    found: Sources, run: Run, conduct: Conduct, *, samples: bool = False, earlier: Path | None = None
) -> None:
    """Judge every platform that was named; what was refused or lost stays in the run."""
    before = _before(earlier, found) if earlier else None
    with ExitStack() as stack:
        if samples:
            conduct = replace(conduct, delay=0.0, allow_loopback=True, allow_public=bool(found.platforms))
            found.platforms.extend(stack.enter_context(serve_samples()))
        visits = visits_of(found, run, conduct)
    for remark in found.gathered.notes:
        note(remark)
    with progress("Auditing", len(visits)) as advance:
        for platform, visit in visits:
            run.results.append(run.audit(platform, visit, before or run.before(platform)))
            advance(platform.name)
    if found.platforms:
        keep_audited(conduct.store, run)


def _before(earlier: Path, found: Sources) -> Snapshot:
    """What the earlier pages state. Raises UsageError where more than one platform is audited."""
    if len(found.platforms) + len(found.files) != 1:
        raise UsageError("--earlier compares one platform with itself", where=str(earlier), expected="one source")
    stored = file_platform(earlier)
    return snapshot(stored.visit, stored.blobs.get)


def _conclude(run: Run, *, failed: bool) -> Exit:
    for sentence in run.lost:
        complain(sentence)
    if failed:
        return Exit.FOUND
    return Exit.INCOMPLETE if run.lost else Exit.CLEAN

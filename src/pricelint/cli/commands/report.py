"""`pricelint report`: stored results as a site, or in another format, without auditing again."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from pricelint.audit.registry import load_rules
from pricelint.cli.app import app, complain, note
from pricelint.cli.asking import Asked, asking
from pricelint.cli.exits import Exit
from pricelint.cli.fetching import stored_in
from pricelint.cli.formats import Format
from pricelint.cli.from_store import is_store, results_of_store
from pricelint.cli.options import (
    STORE,
    FailOn,
    FormatOption,
    InitTemplate,
    LanguageOption,
    NoPlugins,
    OutOption,
    OwnTemplates,
    SelfContained,
    Spoken,
    StoreOption,
)
from pricelint.cli.output import SITE, Edition, edition_of, fails, publish, tell_of
from pricelint.cli.plugins import without_plugins
from pricelint.cli.publishing import site_of
from pricelint.cli.results import given_in, merged, result_files
from pricelint.cli.settings import settings_of
from pricelint.cli.stored import chosen_again, stored_result
from pricelint.cli.telling import tell
from pricelint.errors import UsageError
from pricelint.model.result import AuditResult
from pricelint.pipeline import Blob
from pricelint.result_json.parts import Place
from pricelint_reports.site.folder import read_manifest
from pricelint_reports.site.given import Given, given_of
from pricelint_reports.site.own_templates import init_templates
from pricelint_reports.site.verify import either, review_site
from pricelint_reports.sources import no_blob


@app.command()
@asking
def report(
    sources: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Results of audits: result.json files, folders of them, or stores, whose visits are judged."
        ),
    ] = None,
    form: FormatOption = Format.HTML,
    out: OutOption = None,
    store: StoreOption = STORE,
    fail_on: FailOn = None,
    self_contained: SelfContained = False,
    language: LanguageOption = Spoken.EN,
    no_plugins: NoPlugins = False,
    template: OwnTemplates = None,
    init_template: InitTemplate = None,
    *,
    asked: Asked,
) -> None:
    """Render results again, as a site or in another format. Screenshots and texts come from the store, if it has them.

    Of several results of one platform the latest is shown, and what changed since the earlier ones, with the price
    index over time and Atom feeds. A site that stands in the folder already is brought up to date: only what changed is
    rendered. Rules are not run again over results: --select and --ignore leave out what they said, --config and
    --suppressions replace the suppressions of the audit, and thresholds have to be those that it was made with.
    """
    if init_template:
        raise _begun(init_template)
    edition = edition_of(asked.config, language, single=self_contained, templates=template)
    blob, target = stored_in(store) if store.is_dir() else no_blob, Target(form, out, edition)
    with tempfile.TemporaryDirectory() as scratch:
        files, blob = _files(_named(sources), blob, Path(scratch), plugins=not no_plugins)
        if form is Format.HTML and fail_on is None and not no_plugins and not _chooses(asked):
            data = _whole(files, blob, target)
        else:
            data = _chosen(files, asked, blob, target, plugins=not no_plugins)
    tell(data)
    raise typer.Exit(Exit.FOUND if fails(data, fail_on) else Exit.CLEAN)


def _named(sources: list[Path] | None) -> list[Path]:
    """Raises UsageError where nothing was named."""
    if not sources:
        raise UsageError("no result was named", where="pricelint report", expected="the result.json of an audit")
    return sources


def _files(sources: list[Path], blob: Blob, scratch: Path, *, plugins: bool) -> tuple[list[Path], Blob]:
    """The results that were named, those of the visits of stores written into a folder, and the bytes of all."""
    stores = [source for source in sources if is_store(source)]
    files = result_files([source for source in sources if source not in stores])
    for number, source in enumerate(stores):
        folder = scratch / str(number)
        folder.mkdir()
        files += results_of_store(source, load_rules(plugins=plugins), folder)
        blob = either(blob, stored_in(source))
    return files, blob


def _whole(files: list[Path], blob: Blob, target: Target) -> AuditResult:
    """Write the site of results of which nothing was chosen, no more than one platform of them held in memory."""
    known = read_manifest(target.out or SITE)
    head, given, places = given_in(files, known.sources if known else {})
    return _site(head, given, blob, target.out, target.edition, places)


def _begun(folder: Path) -> typer.Exit:
    written = init_templates(folder)
    note(f"{len(written)} templates to alter: {folder}. Then: pricelint report result.json --template {folder}")
    return typer.Exit(Exit.CLEAN)


@dataclass(frozen=True, slots=True)
class Target:
    """What is written where."""

    form: Format
    out: Path | None
    edition: Edition


def _chosen(files: list[Path], asked: Asked, blob: Blob, target: Target, *, plugins: bool) -> AuditResult:
    """Write results of which something was chosen, or in a format that wants them whole; gives them as one."""
    rules, found = load_rules(plugins=plugins), []
    for file in files:
        read = stored_result(file)
        found.append(chosen_again(read if plugins else without_plugins(read, rules), asked, str(file), rules))
    data = merged(found)
    if target.form is Format.HTML:
        head, given = given_of(found)
        _site(head, given, blob, target.out, target.edition)
    else:
        publish(data, blob, target.form, target.out, target.edition)
    return data


def _chooses(asked: Asked) -> bool:
    """Whether something is chosen of the results: what a publisher states alone leaves them as they are."""
    settings = settings_of(load_rules(), asked)
    chosen = settings.options or settings.select or settings.ignore or settings.suppressions
    return bool(chosen or asked.select or asked.ignore or asked.baseline or asked.suppressions)


def _site(
    head: AuditResult,
    given: Sequence[Given],
    blob: Blob,
    out: Path | None,
    edition: Edition,
    places: Mapping[str, tuple[Place, ...]] | None = None,
) -> AuditResult:
    site = site_of(head, blob, edition.about, edition.language, single=edition.single, templates=edition.templates)
    page = site.publish(head, given, out or SITE, places)
    if edition.templates:
        _review(page.parent)
    tell_of(page)
    return head


def _review(site: Path) -> None:
    """Refuse what templates of a publisher's own say without proof: each sentence is named, and the exit code is 1."""
    problems = review_site(site).problems
    for problem in problems:
        complain(str(problem))
    if problems:
        raise typer.Exit(Exit.FOUND)

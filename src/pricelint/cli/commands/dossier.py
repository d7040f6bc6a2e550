"""`pricelint dossier`: the findings on some platforms with their receipts: as PDF, HTML or Markdown."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pricelint.browser import ensure_browser
from pricelint.browser.drawing import pdf_of
from pricelint.cli.app import app, note
from pricelint.cli.exits import Exit
from pricelint.cli.fetching import stored_in
from pricelint.cli.options import STORE, LanguageOption, PublishConfig, Spoken, StoreOption
from pricelint.cli.publishing import about_of
from pricelint.cli.stored import stored_result
from pricelint_reports.comparison.choices import named_platforms
from pricelint_reports.dossier import Dossier, dossier_folder, dossier_markdown, dossier_of, dossier_page
from pricelint_reports.language import speak
from pricelint_reports.sources import no_blob


class DossierFormat(StrEnum):
    """What a dossier is written as: `html` opens in word processors, with its pictures beside it."""

    PDF = "pdf"
    HTML = "html"
    MD = "md"


@app.command()
def dossier(
    result: Annotated[Path, typer.Argument(help="The result.json of an audit.")],
    platforms: Annotated[
        list[str] | None, typer.Option("--platform", help="Only this platform, by its id; may be repeated.")
    ] = None,
    form: Annotated[DossierFormat, typer.Option("--format", help="How it is written.")] = DossierFormat.PDF,
    out: Annotated[Path, typer.Option("--out", help="Folder for it.")] = Path("pricelint-dossier"),
    title: Annotated[str, typer.Option("--title", help="What stands on the cover (else that of the config).")] = "",
    config: PublishConfig = None,
    language: LanguageOption = Spoken.EN,
    store: StoreOption = STORE,
) -> None:
    """Write a dossier: cover, summary, every red flag with its receipts, method, and the hashes of all captures.

    Pictures come from the store, where it still holds them. The same result gives the same HTML and Markdown.
    """
    data = stored_result(result)
    said = about_of(config)
    about = replace(said, title=title or said.title)
    blob = stored_in(store) if store.is_dir() else no_blob
    chosen = named_platforms(data, platforms or [], "--platform")
    target = _written(dossier_of(data, chosen, blob, about, speak(language.value)), form, out)
    note(f"Written: {target}")
    raise typer.Exit(Exit.CLEAN)


def _written(made: Dossier, form: DossierFormat, out: Path) -> Path:
    out.mkdir(parents=True, exist_ok=True)
    if form is DossierFormat.HTML:
        return dossier_folder(made, out)
    path = out / f"dossier.{form.value}"
    if form is DossierFormat.MD:
        path.write_text(dossier_markdown(made), encoding="utf-8")
    else:
        path.write_bytes(pdf_of(dossier_page(made), ensure_browser(note)))
    return path

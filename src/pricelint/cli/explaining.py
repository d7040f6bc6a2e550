"""What `extract --explain` shows: the facts of a page one by one, and the page with the facts marked."""

from __future__ import annotations

from pathlib import Path

from pricelint.cli.app import out
from pricelint.documents.document import Document
from pricelint.export import addressed
from pricelint.extract.explain.explain import explain
from pricelint.model.site import PageFacts
from pricelint_reports.explained import explained_facts, explained_page


def show(document: Document, facts: PageFacts, name: str, folder: Path) -> Path:
    """Print why each fact of a page was read and write the page with its marks; returns the path of that file."""
    explanations = explain(document, addressed(facts))
    out.print(explained_facts(document.page, explanations), highlight=False)
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name}.explain.html"
    file.write_text(explained_page(document, explanations, facts.language), encoding="utf-8")
    return file

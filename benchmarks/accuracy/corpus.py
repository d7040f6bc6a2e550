"""The labelled pages: where they are, what their labels say, what is read on them, which site each is of."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

import yaml

from accuracy.alike import Fact
from pricelint.audit.registry import load_rules
from pricelint.cli.archived import role_of
from pricelint.export import facts_json
from pricelint.pipeline import audit_visit
from pricelint.store.files import visit_files

REPOSITORY = Path(__file__).resolve().parent.parent.parent
CORPUS = "PRICELINT_CORPUS"


def corpus() -> Path | None:
    """The folder of labelled pages (`labels/`, `pages/`, `cases/labels/`, `cases/pages/`), None where there is none."""
    folder = Path(os.environ.get(CORPUS) or REPOSITORY.parent / "shared" / "corpus")
    return folder if (folder / "manifest.jsonl").exists() else None


def labels_in(folder: Path) -> dict[str, Fact]:
    """The labels of a folder by page."""
    found = sorted(folder.glob("*.yaml"))
    return {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in found}


def read_pages(folder: Path, labels: Iterable[str]) -> dict[str, Fact]:
    """What the extractor reads on the labelled pages: each alone, in the role that its file name tells, as the command
    `pricelint extract` reads them."""
    rules, found = load_rules(), {}
    for page in labels:
        path = folder / f"{page}.html"
        if path.exists():
            stored = visit_files("page", "page", [(path, role_of(page))])
            result = audit_visit(stored.platform, stored.visit, stored.blobs.get, rules, {})
            found[page] = facts_json(result.facts.pages[0], result.outcomes) if result.facts.pages else {}
    return found


def sites(folder: Path, pages: Iterable[str]) -> dict[str, list[str]]:
    """The pages of each site, by the manifest."""
    lines = (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    site_of = {row["id"]: row["site"] for row in map(json.loads, lines)}
    found: dict[str, list[str]] = {}
    for page in pages:
        found.setdefault(site_of.get(page, page), []).append(page)
    return found

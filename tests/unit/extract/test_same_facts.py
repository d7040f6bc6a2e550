"""What a page states does not hang on how its markup is written, nor on what the unit is called."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from rewritten import (
    Rewrite,
    boxed,
    called,
    in_spans,
    indented,
    minified,
    rewritten,
    unbroken,
    with_texts,
    without_sections,
)

from pricelint.documents.read import Origin, read_document
from pricelint.export import facts_json
from pricelint.extract.facts import extract, extract_all

SAMPLES = Path(__file__).parents[3] / "spiders" / "pricelint_spiders" / "samples"
PAGES = sorted(SAMPLES.glob("*/*.html"))
MARKUP = [without_sections, boxed, in_spans, minified, indented, unbroken]
ENGLISH = [("copperleaf", "credit"), ("glimmerforge", "gem")]
NAMES = ["credit", "token", "coin", "point", "gem"]
ABOUT = frozenset({"evidence", "doubts", "notes", "capture", "method", "schema"})


def _values(told: Any, change: Callable[[str], str] = str) -> Any:
    """Facts as JSON without where they stand, each text in them changed."""
    if isinstance(told, dict):
        return {key: _values(value, change) for key, value in told.items() if key not in ABOUT}
    if isinstance(told, list):
        return [_values(one, change) for one in told]
    return change(told) if isinstance(told, str) else told


def _facts(source: bytes) -> Any:
    return _values(facts_json(extract(read_document(source, Origin("page")))))


def _all_facts(sources: Sequence[bytes]) -> Any:
    pages = extract_all([read_document(source, Origin(f"{number}")) for number, source in enumerate(sources)])
    return [_values(facts_json(page)) for page in pages]


def _named(page: Path) -> str:
    return f"{page.parent.name}-{page.stem}"


@pytest.mark.parametrize("rewrite", MARKUP, ids=lambda one: one.__name__)
@pytest.mark.parametrize("page", PAGES, ids=_named)
def test_facts_do_not_hang_on_the_markup(page: Path, rewrite: Rewrite) -> None:
    source = page.read_bytes()
    assert _facts(rewritten(source, rewrite)) == _facts(source)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("platform", "own"), ENGLISH)
def test_facts_do_not_hang_on_what_the_unit_is_called(platform: str, own: str, name: str) -> None:
    sources = [page.read_bytes() for page in PAGES if page.parent.name == platform]
    change = called(own, name)
    renamed = [rewritten(source, with_texts(change)) for source in sources]
    assert _all_facts(renamed) == _values(_all_facts(sources), change)

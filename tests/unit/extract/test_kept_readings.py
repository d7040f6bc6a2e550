"""Shortcuts of extraction: what is kept by text, and what is not looked up, change nothing that is read."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from functools import _lru_cache_wrapper
from pathlib import Path

import pytest

from pricelint.documents.document import Block, Document
from pricelint.documents.read import Origin, read_document
from pricelint.extract.facts import extract
from pricelint.extract.policies.passages.on_card import CARD_LINE
from pricelint.extract.policies.passages.passages import near_unit, surroundings, touched_blocks
from pricelint.extract.policies.wording.units import unit_words
from pricelint.extract.reading import read

SAMPLES = sorted((Path(__file__).parents[3] / "spiders/pricelint_spiders/samples").glob("*/*.html"))


def _document(path: Path) -> Document:
    return read_document(path.read_bytes(), Origin(page=path.stem))


def _kept() -> Iterator[_lru_cache_wrapper[object]]:
    return (one for one in gc.get_objects() if isinstance(one, _lru_cache_wrapper) and _of_extraction(one))


def _of_extraction(one: _lru_cache_wrapper[object]) -> bool:
    return getattr(one, "__module__", "").startswith("pricelint.extract")


def test_a_page_reads_the_same_whichever_pages_were_read_before() -> None:
    documents = [_document(path) for path in SAMPLES]
    together = [extract(document) for document in reversed(documents)][::-1]
    again = [extract(document) for document in documents]
    for kept in list(_kept()):
        kept.cache_clear()
    alone = extract(documents[0])
    assert again == together
    assert alone == together[0]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_short_look_around_a_block_finds_the_unit_where_the_whole_one_does(path: Path) -> None:
    reading = read(_document(path))
    unit = unit_words(reading)

    def names(block: Block) -> bool:
        return unit.search(block.text) is not None

    for block in touched_blocks(reading):
        around = surroundings(reading, block)
        above = (around.question, around.label, *around.headings)
        short = len(block.text) <= CARD_LINE and (around.question is not None or any(map(names, around.card)))
        whole = names(block) or any(other is not None and names(other) for other in above) or short
        assert near_unit(reading, block, names) is whole

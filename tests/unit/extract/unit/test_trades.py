"""Pages of other trades count in words that are units elsewhere; pages of the own trade mention those in passing."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex

from pricelint.documents.read import Origin, read_document
from pricelint.extract.facts import extract
from pricelint.extract.reading import read
from pricelint.model.platform import Role
from pricelint.model.site import PageFacts

_HERE = Path(__file__).parent
_OTHER = sorted((_HERE / "other_trades").glob("*.html"))
_OWN = sorted((_HERE / "own_trade").glob("*.html"))
_UNIT = regex.compile(r'<meta name="unit" content="([^"]+)">')


def _facts(path: Path) -> PageFacts:
    return extract(read_document(path.read_bytes(), Origin(path.stem, Role.PRICING)))


@pytest.mark.parametrize("path", _OTHER, ids=lambda path: path.stem)
def test_a_page_of_another_trade_sells_no_unit(path: Path) -> None:
    facts = _facts(path)
    allowances = [plan.allowance for plan in facts.plans if plan.allowance]
    assert facts.unit is None
    assert not [*allowances, *facts.packs, *facts.rates, *facts.costs, *facts.expiry, *facts.bonuses]


@pytest.mark.parametrize("path", _OWN, ids=lambda path: path.stem)
def test_a_page_that_sells_units_has_them_whatever_else_it_mentions(path: Path) -> None:
    named = _UNIT.search(path.read_text(encoding="utf-8"))
    assert named is not None
    unit = _facts(path).unit
    assert unit is not None
    assert unit.name == named[1]


def test_two_forms_of_one_word_are_one_mark_of_a_trade() -> None:
    terms = "<h1>Bedingungen</h1><p>Gutscheine sind drei Jahre gültig.</p><p>Ein Gutschein wird nicht ausgezahlt.</p>"
    html = f'<html lang="de"><body>{terms}<p>Credits sind vorausbezahlt.</p></body></html>'
    assert not read(read_document(html.encode(), Origin("kiebitz", Role.TERMS))).trades.is_another

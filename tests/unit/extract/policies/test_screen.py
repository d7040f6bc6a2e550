"""The screen of policies: whatever else stands there, a block with a stem of a section is one for its readers."""

from __future__ import annotations

import pytest

from pricelint.documents.read import Origin, read_document
from pricelint.extract.facts import extract
from pricelint.extract.language import languages
from pricelint.extract.policies.passages.screen import _screen, _stems
from pricelint.model.units import VariationKind


@pytest.mark.parametrize("code", sorted(languages()))
def test_stems_that_share_letters_are_all_found(code: str) -> None:
    """A stem that ends as another begins must not hide it: each pair is written into one another."""
    automaton, groups = _screen(frozenset({code}))
    stems = dict(_stems(code))
    joined = 0
    for first in stems:
        for second in stems:
            shared = next((n for n in range(min(len(first), len(second)) - 1, 1, -1) if first[-n:] == second[:n]), 0)
            if not shared:
                continue
            joined += 1
            found = automaton.find_matches_as_indexes(first + second[shared:], overlapping=True)
            heard = {group for stem, _, _ in found for group in groups[stem]}
            assert {stems[first], stems[second]} <= heard, (first, second)
    assert joined


def test_a_word_of_bonuses_does_not_hide_a_difference_in_price() -> None:
    """ "na primeira" is one of bonuses, "primeira compra" one of prices."""
    page = "<html lang=pt><p>200 créditos</p><p>Total: R$ 14,90</p><p>⚡ Apenas na primeira compra</p>"
    told = extract(read_document(page.encode(), Origin("page"))).variations
    assert [one.kind for one in told] == [VariationKind.FIRST_PURCHASE]

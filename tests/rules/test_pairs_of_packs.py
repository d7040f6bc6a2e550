"""Which packs are compared with each other."""

from __future__ import annotations

from offers_pages import packs_of

from pricelint_rules.sizes import pairs


def _compared(*rows: str) -> list[tuple[int, int]]:
    packs = packs_of(f"<h2>Credit packs</h2><ul>{''.join(f'<li>{row}</li>' for row in rows)}</ul>")
    return [(int(small.price.amount), int(large.price.amount)) for small, large in pairs(list(packs))]


def test_the_dearer_of_two_packs_with_the_same_units_is_compared_with_none() -> None:
    assert _compared("400 credits: $8", "900 credits: $17", "900 credits: $30") == [(8, 17)]
    assert _compared("400 credits: $8", "900 credits: $30") == [(8, 30)]

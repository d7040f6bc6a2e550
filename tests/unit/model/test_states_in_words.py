from __future__ import annotations

from pricelint.model.state import FIRST, SCROLLED, joined, presses, steps


def test_a_state_is_told_step_by_step() -> None:
    words = joined([SCROLLED, "chose “Yearly”"])
    assert words == "scrolled to the end of the page, then chose “Yearly”"
    assert steps(words) == (SCROLLED, "chose “Yearly”")
    assert (presses(words), presses(FIRST), presses(SCROLLED)) == (1, 0, 0)


def test_a_long_state_fits_the_store() -> None:
    assert len(joined(["opened “a very long label of some button”"] * 9)) == 200

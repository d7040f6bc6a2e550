"""What the words beside an amount say of it."""

from __future__ import annotations

import pytest

from pricelint.extract.cards.prices.beside import is_taken_off, leads_to_other, said_before, said_behind


def test_words_before_an_amount_tell_a_former_a_lowest_and_a_summed_price_apart() -> None:
    assert said_before("was ", "en") == (True, False, False, False, False, None)
    assert said_before("Starting from ", "en").starting
    assert said_before("billed ", "en").total
    assert said_before("First month at ", "en").intro
    assert said_before("Pro ", "en") == (False, False, False, False, False, None)


def test_a_year_paid_by_the_month_is_told_with_its_place() -> None:
    lead = "12x de "
    found = said_before(lead, "pt").instalments
    assert found is not None
    assert lead[slice(*found)].startswith("12x")
    assert said_before("3x de ", "pt").instalments is None
    assert said_before("3x de ", "pt").part


def test_words_behind_an_amount_tell_the_lowest_price_and_the_first_month() -> None:
    assert said_behind("+", "en").starting
    assert said_behind(" for the first month", "en").intro
    assert said_behind("/month\nfirst month only", "en").intro
    assert said_behind("/month", "en") == (False, False)


@pytest.mark.parametrize(("lead", "tail"), [("Save ", ""), ("about ", ""), ("", " off")])
def test_a_saving_and_an_estimate_are_no_prices(lead: str, tail: str) -> None:
    assert leads_to_other(lead, "en") or is_taken_off(tail, "en")


def test_a_plain_price_is_neither() -> None:
    assert not leads_to_other("Pro ", "en")
    assert not is_taken_off(" per month", "en")

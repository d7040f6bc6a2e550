"""Every cost case of every language is read as its file says: no more and no less."""

from __future__ import annotations

import pytest
from cost_cases import Case, all_cases, claimed, compare, languages, load, said

from pricelint.extract.language import languages as known_languages

LEAST = 12


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in all_cases()])
def test_a_case_is_read_as_its_file_says(case: Case) -> None:
    found, claims = said(case), claimed(case)
    count = compare(case.costs, found)
    wrong = bool(count.missed or count.invented) or not set(case.claims) <= set(claims)
    assert wrong == bool(case.known_miss), (case.costs, found, case.claims, claims, case.html)


def test_every_language_has_cases_and_a_third_of_them_hold_no_cost() -> None:
    held = {name: [bool(case.costs) for case in load(name)] for name in languages()}
    assert set(held) == set(known_languages())
    assert all(len(costs) >= LEAST and costs.count(False) * 3 >= len(costs) for costs in held.values())

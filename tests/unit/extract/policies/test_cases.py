"""Every policy case of every language is read as its file says: no more and no less."""

from __future__ import annotations

from collections import Counter

import pytest
from policy_cases import FIELDS, Case, all_cases, compare, languages, load, said

from pricelint.extract.language import languages as known_languages

LEAST = 15


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in all_cases()])
def test_a_case_is_read_as_its_file_says(case: Case) -> None:
    found = said(case)
    wrong = {field: (case.wanted[field], found[field]) for field in FIELDS if _differs(case, found, field)}
    assert bool(wrong) == bool(case.known_miss), (wrong, case.html)


def _differs(case: Case, found: dict[str, list[str]], field: str) -> bool:
    count = compare(case.wanted[field], found[field], field)
    return bool(count.missed or count.invented)


def test_every_language_has_cases() -> None:
    policies = Counter(name.split("-")[0] for name in languages() for case in load(name) if case.wanted["expiry"])
    assert {code: policies[code] >= LEAST for code in known_languages()} == dict.fromkeys(known_languages(), True)

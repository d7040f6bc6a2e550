"""Suppressions in TOML: what is wrong is said precisely, and what is written is read back as it was."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pricelint_rules
from pricelint.audit.suppression_file import must_be_distinct, read_suppressions, written
from pricelint.errors import ConfigError
from pricelint.model.suppression import Suppression

RULES = pricelint_rules.RULES
MARK = "5f0c2a" + "0" * 26
GOOD = {
    "fingerprint": f'"{MARK}"',
    "reason": '"Confirmed with the vendor"',
    "author": '"Ada"',
    "until": "2027-06-30",
}
WORDS = st.text(st.characters(codec="utf-8"), min_size=1).filter(str.strip)


def read(text: str) -> tuple[Suppression, ...]:
    return read_suppressions(tomllib.loads(text).get("suppress", []), RULES, "pricelint.toml")


def table(**changes: str | None) -> str:
    values = {**GOOD, **changes}
    return "\n".join(["[[suppress]]", *(f"{name} = {value}" for name, value in values.items() if value)])


def complaint(text: str) -> ConfigError:
    with pytest.raises(ConfigError) as caught:
        read(text)
    return caught.value


def test_an_entry_is_read() -> None:
    (entry,) = read(table(rule='"expiring-bonus"', platform='"acme"'))
    assert entry == Suppression(
        fingerprint=MARK, reason="Confirmed with the vendor", author="Ada", until=date(2027, 6, 30),
        rule="expiring-bonus", platform="acme",
    )  # fmt: skip


@pytest.mark.parametrize("name", list(GOOD))
def test_a_missing_key_is_named_with_its_entry_and_what_it_is_for(name: str) -> None:
    error = complaint(f"{table()}\n{table(fingerprint=chr(34) + '1' * 32 + chr(34), **{name: None})}"
                      if name != "fingerprint" else f"{table()}\n{table(fingerprint=None)}")  # fmt: skip
    assert error.where == "pricelint.toml, [[suppress]] entry 2"
    assert error.what == f"{name} is missing"
    assert error.expected
    assert error.do == f"add {name} = …"


@pytest.mark.parametrize(
    ("name", "value", "what"),
    [
        ("reason", '""', "reason is empty"),
        ("author", '" \\n "', "author is empty"),
        ("author", "3", "author is 3"),
        ("reason", '["a"]', "reason is ['a']"),
        ("until", '"2027-06-30"', "until is '2027-06-30', which is no date"),
        ("until", "2027-06-30T12:00:00Z", "which is no date"),
        ("until", "true", "until is True, which is no date"),
        ("fingerprint", '"5f0c2a"', "'5f0c2a' is no fingerprint"),
        ("fingerprint", f'"{MARK.upper()}"', "is no fingerprint"),
        ("fingerprint", f'"{MARK[:-1]}g"', "is no fingerprint"),
        ("rule", '"expiring-bonuses"', "no rule is called 'expiring-bonuses'"),
        ("until_", '"x"', "there is no key 'until_'"),
    ],
)
def test_what_is_wrong_with_a_key_is_said(name: str, value: str, what: str) -> None:
    error = complaint(table(**{name: value}))
    assert error.where == "pricelint.toml, [[suppress]] entry 1"
    assert what in error.what
    assert error.expected
    assert error.do


def test_names_that_may_have_been_meant_are_listed() -> None:
    assert "expiring-bonus" in complaint(table(rule='"expiring-bonuses"')).expected
    assert complaint(table(autor='"Ada"')).expected.startswith("author")


def test_one_fingerprint_in_two_entries_is_an_error_that_names_both() -> None:
    entries = read(f"{table()}\n{table()}")
    with pytest.raises(ConfigError, match="stands in entry 1 and in entry 2"):
        must_be_distinct(entries, "pricelint.toml")
    must_be_distinct(entries[:1])


@pytest.mark.parametrize("text", ["suppress = 3", "[suppress]\nreason = 'x'", "suppress = ['x']"])
def test_something_else_than_tables_is_an_error(text: str) -> None:
    assert "[[suppress]]" in complaint(text).expected


@given(WORDS, WORDS, st.dates(), st.sampled_from(["", *(rule.id for rule in RULES)]), st.just("") | WORDS)
def test_any_entry_that_is_written_is_read_back(reason: str, author: str, until: date, rule: str, name: str) -> None:
    entry = Suppression(fingerprint=MARK, reason=reason, author=author, until=until, rule=rule, platform=name)
    assert read(written(entry) + written(entry)) == (entry, entry)

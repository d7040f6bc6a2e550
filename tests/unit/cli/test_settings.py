"""`pricelint.toml` and the options beside it: which rules judge, by which thresholds, and what counts."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

import pricelint_rules
from pricelint.cli.asking import Asked
from pricelint.cli.settings import Chosen, chosen
from pricelint.errors import ConfigError, PricelintError, UsageError

RULES = pricelint_rules.RULES
ENTRY = '[[suppress]]\nfingerprint = "{}"\nreason = "r"\nauthor = "a"\nuntil = 2027-01-01\n'


def made(folder: Path, text: str, select: str = "", ignore: str = "") -> Chosen:
    file = folder / "pricelint.toml"
    file.write_text(text, encoding="utf-8")
    return chosen(RULES, Asked(config=file, select=[select] if select else None, ignore=[ignore] if ignore else None))


def ids(made: Chosen) -> set[str]:
    return {rule.id for rule in made.rules}


def family(*names: str) -> set[str]:
    return {rule.id for rule in RULES if rule.family in names}


def test_without_files_everything_judges_and_counts() -> None:
    result = chosen(RULES, Asked())
    assert (result.rules, result.options, result.choice.selection, result.choice.suppressions) == (RULES, {}, None, ())


def test_the_file_selects_sets_thresholds_and_suppresses(tmp_path: Path) -> None:
    text = (
        f'select = ["costs"]\nignore = ["premium-markup"]\n[rules.small-allowance]\nmost = 3\n{ENTRY.format("1" * 32)}'
    )
    result = made(tmp_path, text)
    assert ids(result) == family("costs") - {"premium-markup"}
    assert result.options["small-allowance"].most == 3  # type: ignore[attr-defined]
    assert [entry.fingerprint for entry in result.choice.suppressions] == ["1" * 32]


def test_the_command_line_wins_over_the_file(tmp_path: Path) -> None:
    text = 'select = ["costs"]\nignore = ["expiry", "premium-markup"]'
    assert ids(made(tmp_path, text, select="expiry")) == family("expiry")
    assert ids(made(tmp_path, text, ignore="gated-costs")) == family("costs") - {"gated-costs"}
    assert ids(made(tmp_path, text, select="expiry", ignore="high")) < family("expiry")


def test_a_name_is_blamed_where_it_was_given(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"pricelint\.toml: no rule, family or severity is called 'cost'"):
        made(tmp_path, 'select = ["cost"]')
    with pytest.raises(UsageError, match="--select and --ignore: no rule, family or severity is called 'cost'"):
        made(tmp_path, "", ignore="cost")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("supress = []", "there is no key 'supress'. Expected: suppress"),
        ("select = 'costs'", "select is 'costs'. Expected: a list"),
        ("ignore = [1]", "ignore is [1]. Expected: a list"),
        ("rules = 3", "[rules] holds no tables"),
        ("[[suppress]]", "[[suppress]] entry 1: fingerprint is missing"),
        (ENTRY.format("1" * 32) * 2, "stands in entry 1 and in entry 2"),
        ("[rules.pack-misfit]\nmost = 'x'", "an option of pack-misfit has the wrong type"),
        ("=", "this is no TOML"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(PricelintError) as caught:
        made(tmp_path, text)
    assert str(tmp_path / "pricelint.toml") in caught.value.where
    assert said in str(caught.value)


def test_suppressions_may_stand_in_a_file_of_their_own(tmp_path: Path) -> None:
    one, two = tmp_path / "pricelint.toml", tmp_path / "suppressions.toml"
    one.write_text(f"[rules.pack-misfit]\nmost = 0.3\n{ENTRY.format('1' * 32)}", encoding="utf-8")
    two.write_text(ENTRY.format("2" * 32), encoding="utf-8")
    result = chosen(RULES, Asked(config=one, suppressions=two))
    assert [entry.fingerprint[0] for entry in result.choice.suppressions] == ["1", "2"]
    assert result.options["pack-misfit"].most == Decimal("0.3")  # type: ignore[attr-defined]


def test_one_fingerprint_in_both_files_is_an_error_that_names_them(tmp_path: Path) -> None:
    one, two = tmp_path / "one.toml", tmp_path / "two.toml"
    for file in (one, two):
        file.write_text(ENTRY.format("1" * 32), encoding="utf-8")
    with pytest.raises(ConfigError, match=r"one\.toml and .*two\.toml: the fingerprint 1+ stands in"):
        chosen(RULES, Asked(config=one, suppressions=two))


def test_a_file_of_suppressions_holds_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "suppressions.toml"
    file.write_text('select = ["costs"]', encoding="utf-8")
    with pytest.raises(ConfigError, match="there is no key 'select'"):
        chosen(RULES, Asked(suppressions=file))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(match=r"nowhere\.toml"):
        chosen(RULES, Asked(config=tmp_path / "nowhere.toml"))


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        chosen(RULES, Asked(config=tmp_path))

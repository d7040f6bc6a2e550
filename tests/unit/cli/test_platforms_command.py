"""`pricelint platforms`: the list, and what a folder of one's own adds to it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from pricelint.cli import app
from pricelint.cli.targets import chosen_targets, known_targets
from pricelint.errors import PricelintError, UsageError
from pricelint.model.platform import PageTarget, Role
from pricelint_spiders.catalogue import catalogue, read_platform_file
from pricelint_spiders.declaring import new_text, verified_text

OWN = """# ours
name = "Quillmint" # as they write it
status = "unverified"

[[pages]]
role = "pricing"
url = "https://quillmint.example/pricing"
since = 2026-11-22
"""


def own(folder: Path, text: str = OWN, name: str = "quillmint.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def invoke(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(each) for each in arguments], env={"COLUMNS": "200"})


def test_the_list_names_every_platform_and_says_that_none_was_visited() -> None:
    result = invoke("platforms", "--format", "json")
    assert result.exit_code == 0, result.output
    lines = json.loads(result.stdout)
    assert [line["id"] for line in lines] == [platform.id for platform in catalogue()]
    assert {line["file"] for line in lines} == {None}
    suno = next(line for line in lines if line["id"] == "suno")
    assert (suno["makes"], suno["status"], suno["verified"]) == (["audio"], "unverified", None)
    assert suno["pages"][0] == {"role": "pricing", "url": "https://suno.com/pricing"}
    assert "suno" in invoke("platforms").stdout


def test_a_folder_of_ones_own_adds_platforms_and_takes_the_place_of_ours(tmp_path: Path) -> None:
    path = own(tmp_path)
    own(tmp_path, OWN.replace("Quillmint", "Our Suno"), "suno.toml")
    known = known_targets(tmp_path)
    assert known["quillmint"].own == path
    assert (known["suno"].platform.name, known["runway"].own) == ("Our Suno", None)
    assert [target.platform.id for target in chosen_targets([], tmp_path)] == ["quillmint", "suno"]
    assert len(chosen_targets([], None)) == len(catalogue())
    assert [target.platform.id for target in chosen_targets(["runway"], tmp_path)] == ["runway"]


@pytest.mark.parametrize(("arguments", "words"), [((["nobody"], None), "nobody"), (([], Path("/nowhere")), "/nowhere")])
def test_what_is_not_there_is_named(arguments: tuple[list[str], Path | None], words: str) -> None:
    with pytest.raises(PricelintError, match=words):
        chosen_targets(*arguments)


def test_a_broken_file_of_ones_own_is_named(tmp_path: Path) -> None:
    own(tmp_path, "name = 7")
    with pytest.raises(UsageError, match=r"quillmint\.toml"):
        known_targets(tmp_path)


def test_a_visit_is_written_into_a_file_that_stays_as_it_was_otherwise(tmp_path: Path) -> None:
    once = verified_text(OWN, date(2026, 11, 26), "Visited: pricing: 3 plans.")
    assert once.startswith('# ours\nname = "Quillmint" # as they write it\n')
    entry = read_platform_file(own(tmp_path, once))
    assert (entry.status, entry.verified) == ("verified", date(2026, 11, 26))
    assert [(line.date, line.note) for line in entry.history] == [(date(2026, 11, 26), "Visited: pricing: 3 plans.")]
    assert [page.url for page in entry.pages] == ["https://quillmint.example/pricing"]
    again = read_platform_file(own(tmp_path, verified_text(once, date(2027, 1, 2), 'Visited: "again"\nand on')))
    assert again.verified == date(2027, 1, 2)
    assert [line.note for line in again.history] == ["Visited: pricing: 3 plans.", 'Visited: "again"\nand on']


def test_every_file_of_the_catalogue_can_be_dated(tmp_path: Path) -> None:
    for target in known_targets(None).values():
        dated = verified_text(target.text, date(2026, 11, 26), "Visited.")
        entry = read_platform_file(own(tmp_path, dated))
        assert (entry.verified, entry.pages, entry.makes) == (
            date(2026, 11, 26),
            target.entry.pages,
            target.entry.makes,
        )


def test_a_new_file_declares_the_pages_that_were_there(tmp_path: Path) -> None:
    pages = [PageTarget("https://a.example/x", Role.PRICING), PageTarget("https://a.example/y", Role.FAQ)]
    entry = read_platform_file(own(tmp_path, new_text('a.example "A"', "gem", pages, date(2026, 11, 26))))
    assert (entry.name, entry.unit, entry.status) == ('a.example "A"', "gem", "unverified")
    assert [(page.role, page.url, page.since) for page in entry.pages] == [
        (page.role, page.url, date(2026, 11, 26)) for page in pages
    ]

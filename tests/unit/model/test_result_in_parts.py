"""A stored result is read platform by platform, at places that are found once and known from then on by its bytes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pricelint.cli.results import given_in
from pricelint.cli.sources import file_platform
from pricelint.errors import ResultError
from pricelint.pipeline import assemble, audit_visit
from pricelint.result_json import decode, encode
from pricelint.result_json.parts import head_of, places_of, platform_of, whole

PAGE = "<h1>{name}</h1><p>Starter: $10 per month, 500 credits every month.</p><p>Credits never expire.</p>"


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    """A result of two platforms that state the same, as a file."""
    results = []
    for name in ("amber", "basalt"):
        (tmp_path / f"{name}.html").write_text(PAGE.format(name=name), encoding="utf-8")
        read = file_platform(tmp_path / f"{name}.html")
        results.append(audit_visit(read.platform, read.visit, read.blobs.get, (), {}))
    file = tmp_path / "result.json"
    file.write_bytes(encode(assemble(results, ())))
    return file


def test_places_and_head_are_the_whole_result(stored: Path) -> None:
    data = stored.read_bytes()
    places = places_of(data, where="here")
    head, result = head_of(data, places, where="here"), decode(data, where="here")

    assert head == replace(result, platforms=())
    assert [platform_of(head, place.json(data), where="here") for place in places] == list(result.platforms)
    assert b"".join(whole(head, [place.json(data) for place in places])) == data


def test_what_is_known_of_a_file_counts_for_its_bytes_alone(stored: Path) -> None:
    head, given, places = given_in([stored])
    again = given_in([stored], places)
    assert again[2] == places
    assert [one.read() for one in again[1]] == [one.read() for one in given]

    stored.write_bytes(stored.read_bytes().replace(b'"basalt"', b'"beryll"'))
    _, other, found = given_in([stored], places)
    assert set(found).isdisjoint(places)
    assert [one.digest for one in other] != [one.digest for one in given]
    assert head == again[0]


@pytest.mark.parametrize("data", [b"", b"[]", b'{"platforms": [{}]}', b'{"platforms": 3}', b"\xff"])
def test_what_is_no_result_is_an_error_that_names_it(data: bytes) -> None:
    with pytest.raises(ResultError, match=r"here\.json"):
        head_of(data, places_of(data, where="here.json"), where="here.json")

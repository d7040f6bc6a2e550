"""Lists of an archive's addresses: which are visited, as which site, and which time they are of."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pricelint.archives.wayback import read_list, redated, replay_of
from pricelint.errors import NotHtmlError
from pricelint.model.capture import Artefacts, Capture, CaptureOutcome, Fetcher, Visit
from pricelint.model.platform import Role

HOST = "https://web.archive.org/web"
PRICING = "https://quillmint.example/pricing"
MANY = "".join(f"{HOST}/20240102/{PRICING}/{number}\n" for number in range(501))
NOW = datetime(2026, 11, 26, tzinfo=UTC)


SECOND, DAY = datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC), datetime(2024, 1, 2, tzinfo=UTC)
REPLAY = "https://replay.example"


@pytest.mark.parametrize(
    ("url", "shown", "at"),
    [
        (f"{HOST}/20240102030405/{PRICING}", f"{HOST}/20240102030405if_/{PRICING}", SECOND),
        (f"{HOST}/20240102030405id_/{PRICING}", f"{HOST}/20240102030405id_/{PRICING}", SECOND),
        (f"{HOST}/20240102/{PRICING}?a=b", f"{HOST}/20240102if_/{PRICING}?a=b", DAY),
        (f"{HOST}/2024/{PRICING}", f"{HOST}/2024if_/{PRICING}", None),
        (f"{HOST}/20241399/{PRICING}", f"{HOST}/20241399if_/{PRICING}", None),
        (f"{REPLAY}/20240102/{PRICING}", f"{REPLAY}/20240102if_/{PRICING}", DAY),
    ],
)
def test_an_address_says_what_it_replays_and_when(url: str, shown: str, at: datetime | None) -> None:
    replay = replay_of(url)
    assert replay is not None
    assert (replay.url, replay.at) == (shown, at)
    assert replay.original.partition("?")[0] == PRICING


@pytest.mark.parametrize(
    "url", [PRICING, f"{HOST}/*/{PRICING}", f"{HOST}/20240102/javascript:alert(1)", "", f"{HOST}/20240102/"]
)
def test_any_other_address_is_none(url: str) -> None:
    assert replay_of(url) is None


@given(st.text(max_size=80), st.integers(0, 10**14).map(str))
def test_any_text_is_an_address_of_an_archive_or_none(rest: str, stamp: str) -> None:
    replay = replay_of(f"{HOST}/{stamp}/https://{rest}")
    assert replay is None or (replay.at is None or replay.at.tzinfo is UTC)


def test_a_list_gives_each_site_its_pages_and_names_the_lines_that_are_none(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        "\ufeffpage,address\n"
        f"Pricing,{HOST}/20240102030405/{PRICING}\n"
        "\n# a remark\n"
        f'"FAQ, old",{HOST}/20230102030405/https://help.quillmint.example/faq\n'
        f"other,{HOST}/20240102030405/https://glintforge.example/credits\n"
        f"live,{PRICING}\n",
        encoding="utf-8",
    )
    problems: list[str] = []
    sites = read_list(path, problems)
    assert {site: [(page.role, page.found) for page in pages] for site, pages in sites.items()} == {
        "quillmint.example": [(Role.PRICING, "wayback"), (Role.FAQ, "wayback")],
        "glintforge.example": [(Role.CREDITS, "wayback")],
    }
    (problem,) = problems
    assert f"{path}:7" in problem


@pytest.mark.parametrize("text", ["", "just words\n", f"{PRICING}\n", MANY])
def test_a_list_without_addresses_or_with_too_many_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(NotHtmlError, match=r"list\.txt"):
        read_list(path, [])


def capture(asked: str, answered: str, sha256: str) -> Capture:
    return Capture(
        "quillmint-example", Role.PRICING, asked, answered, NOW, Fetcher.BROWSER, CaptureOutcome.CAPTURED,
        "browser: asked", Artefacts(body=sha256),
    )  # fmt: skip


def test_a_visit_is_of_the_times_that_answered_and_older_ones_are_earlier() -> None:
    new = capture(f"{HOST}/20250601if_/{PRICING}", f"{HOST}/20250603040506if_/{PRICING}", "b")
    old = capture(f"{HOST}/20240101if_/{PRICING}", f"{HOST}/20240101000000if_/{PRICING}", "a")
    now, earlier = redated(Visit("v", "quillmint-example", NOW, NOW, (old, new)))
    assert [one.captured_at for one in now.captures] == [datetime(2025, 6, 3, 4, 5, 6, tzinfo=UTC)]
    assert "replayed by an archive on 2026-11-26" in now.captures[0].reason
    assert now.finished_at == datetime(2025, 6, 3, 4, 5, 6, tzinfo=UTC)
    assert earlier is not None
    assert earlier.finished_at == datetime(2024, 1, 1, tzinfo=UTC)


def test_the_states_of_a_page_stay_beside_it() -> None:
    first = capture(f"{HOST}/20250601if_/{PRICING}", f"{HOST}/20250603040506if_/{PRICING}", "a")
    yearly = replace(first, state="toggle: Yearly", artefacts=Artefacts(dom="b"))
    now, earlier = redated(Visit("v", "quillmint-example", NOW, NOW, (first, yearly)))
    assert [one.state for one in now.captures] == ["first", "toggle: Yearly"]
    assert earlier is None


def test_an_answer_from_outside_the_archive_is_a_page_that_was_lost() -> None:
    live = capture(f"{HOST}/20250601if_/{PRICING}", PRICING, "b")
    undated = replace(live, final_url=f"{HOST}/2025if_/{PRICING}")
    for one in (live, undated):
        now, earlier = redated(Visit("v", "quillmint-example", NOW, NOW, (one,)))
        assert now.captures[0].outcome is CaptureOutcome.FAILED
        assert "no dated address of an archive" in now.captures[0].reason
        assert earlier is None

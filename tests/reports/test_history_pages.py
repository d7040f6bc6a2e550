"""The pages of a platform's history: every point and change leads to a quote of its own day, and nothing runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from changing_platform import BEGIN, FIRST, PLATFORM, VISITS, followed_store, record
from typer.testing import CliRunner

from pricelint.cli import app
from pricelint.cli.history_page import history_of, write_page
from pricelint.cli.over_time import keep_readings
from pricelint.model.change import DatedChange, Origin, RecordedChange, Status
from pricelint.model.declaration import Declaration, edits
from pricelint.model.evidence import Evidence, Place
from pricelint.model.platform import PageTarget, Platform, Role
from pricelint.model.revalidation import AskedAgain, Revalidation, Sameness
from pricelint.readings.follow import follow
from pricelint.store.store import Store
from pricelint_reports.history import PlatformHistory, difference_page, history_charts, write_history
from pricelint_reports.history.changes import badges
from pricelint_reports.history.given import Shelf, nothing_stated, visit_file

HOSTILE = "</script><script>alert(1)</script>\x1b[31m"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with followed_store(tmp_path_factory.mktemp("store")) as opened:
        yield opened


@pytest.fixture(scope="module")
def history(store: Store) -> PlatformHistory:
    return history_of(store, PLATFORM, store.changes.found(platform=PLATFORM))


@pytest.fixture(scope="module")
def pages(store: Store, history: PlatformHistory, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_page(store, history, tmp_path_factory.mktemp("pages")).parent


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def test_every_link_of_every_page_leads_to_something_that_is_there(pages: Path) -> None:
    files = {path.relative_to(pages).as_posix(): read(path) for path in pages.rglob("*.html")}
    ids = {name: set(re.findall(r'\bid="([^"]+)"', text)) for name, text in files.items()}
    for name, text in files.items():
        assert len(ids[name]) == len(re.findall(r'\bid="[^"]+"', text)), f"an id twice in {name}"
        for target in re.findall(r'href="([^"]+)"', text):
            if not target.startswith("https:"):
                path, _, anchor = target.partition("#")
                full = (Path(name).parent / path).as_posix().replace("visits/../", "") if path else name
                assert full in files, f"{name} leads to {target}"
                assert not anchor or anchor in ids[full], f"{name} leads to {target}"


def test_a_point_leads_to_the_visit_of_its_own_day(history: PlatformHistory) -> None:
    shelf = Shelf(history)
    charts = history_charts(history, shelf)
    by_day = {f"{visit.finished_at:%Y-%m-%d}": visit.id for visit in history.visits}
    points = [p for chart in charts if chart.id != "index" for one in chart.series for p in one.points]
    assert len(points) > 40
    assert [p for p in points if not p.href.startswith(visit_file(by_day[p.when]))] == []


def test_the_charts_tell_of_prices_units_costs_and_the_index(history: PlatformHistory) -> None:
    titles = [chart.title for chart in history_charts(history, Shelf(history))]
    assert titles[:3] == ["Price per plan, USD a month", "Price per pack, USD", "Units in each plan, a month"]
    assert {"Money per unit, USD", "Units per image", "Price index of credits"} <= set(titles)
    assert "Money per image, USD: Cheapest paid month-to-month plan" in titles


def test_what_was_not_stated_leaves_a_gap_and_what_was_seen_once_is_hollow(tmp_path: Path) -> None:
    gone = replace(FIRST, costs={"Upscale an image": 4})
    with Store.open(tmp_path) as store:
        for day, version in ((0, FIRST), (9, FIRST), (20, gone), (30, gone), (40, FIRST)):
            record(store, day, version)
        keep_readings(store, [PLATFORM])
        follow(store, PLATFORM)
        history = history_of(store, PLATFORM, ())
    charts = {chart.title: chart for chart in history_charts(history, Shelf(history))}
    (clip,) = charts["Units per video"].series
    assert [(point.joined, point.sure) for point in clip.points] == [(True, True), (True, True), (False, False)]


def test_a_change_is_told_with_both_quotes_both_times_and_how_sure_it_is(pages: Path) -> None:
    text = read(pages / f"history-{PLATFORM}.html")
    (rose,) = [part for part in text.split("<article") if "Generate an image, per image: costs more units" in part]
    assert "between 4 and 18 February 2026" in rose
    assert "last seen 2026-02-04 09:00 UTC" in rose
    assert "first seen 2026-02-18 09:00 UTC" in rose
    assert rose.index("10 credits") < rose.index("14 credits")
    assert 'href="visits/quillcast-visit-30.html#' in rose
    assert 'href="visits/quillcast-visit-44.html#' in rose
    assert ">confirmed<" in rose
    (last,) = [part for part in text.split("<article") if "Generate a video clip, per video: costs more units" in part]
    assert ">not confirmed yet<" in last


def test_a_visit_that_failed_is_listed_and_no_change(pages: Path) -> None:
    text = read(pages / f"history-{PLATFORM}.html")
    assert "0 of 1" in text
    assert "the page did not load in time" in text
    assert "no longer stated" not in text.replace("What is no longer stated", "")


def test_a_visit_page_shows_each_quote_in_the_text_of_its_page(pages: Path) -> None:
    text = read(pages / "visits/quillcast-visit-44.html")
    assert "<mark>14 credits</mark>" in text
    assert "2026-02-18 09:00 UTC" in text


def test_no_page_runs_anything_or_styles_beyond_its_sheet(pages: Path) -> None:
    for path in pages.rglob("*.html"):
        text = read(path)
        assert "default-src 'none'; style-src 'sha256-" in text
        assert "<script" not in text
        assert " style=" not in text


def test_without_readings_the_quotes_of_the_first_day_stand_in(history: PlatformHistory, tmp_path: Path) -> None:
    write_history(replace(history, stated=nothing_stated), tmp_path)
    assert "14 credits" in read(tmp_path / f"history-{PLATFORM}.html")


@pytest.mark.parametrize(
    ("origin", "status", "announced", "expected"),
    [
        (Origin.SITE_CHANGED, Status.FLAPPING, False, ["comes and goes"]),
        (Origin.SITE_CHANGED, Status.CONFIRMED, True, ["confirmed", "announced"]),
        (Origin.METHOD_CHANGED, Status.CONFIRMED, False, ["read otherwise by us"]),
    ],
)
def test_kinds_of_certainty_are_told_apart(
    history: PlatformHistory, origin: Origin, status: Status, announced: bool, expected: list[str]
) -> None:
    one = history.changes[0]
    notice = Evidence("p", "c", "", "first", "p", 0, 6, "Notice", Place.MAIN)
    change = replace(one.dated.change, announced=(notice,) if announced else ())
    dated: DatedChange = replace(one.dated, change=change, status=status)
    made: RecordedChange = replace(one, origin=origin, dated=dated)
    assert [words for words, _ in badges(made)] == expected


def test_a_quote_is_dated_by_the_bytes_it_stands_in(history: PlatformHistory, tmp_path: Path) -> None:
    taken = datetime(2026, 1, 2, 7, 15, tzinfo=UTC)
    again = Revalidation(taken_at=taken, asked=(AskedAgain("https://quillcast.example/", Sameness.NOT_MODIFIED),))
    visits = tuple(
        replace(visit, captures=tuple(replace(one, revalidation=again) for one in visit.captures))
        for visit in history.visits
    )
    write_history(replace(history, visits=visits), tmp_path)
    seen = re.findall(r"<dt>Seen</dt><dd>([^,]+), found unchanged ", "".join(map(read, tmp_path.rglob("*.html"))))

    assert set(seen) == {"2026-01-02 07:15 UTC"}


def test_words_from_a_page_stay_words(history: PlatformHistory, tmp_path: Path) -> None:
    one = history.changes[0]
    assert one.dated.change.after is not None
    hostile = replace(one.dated.change, about=HOSTILE, after=replace(one.dated.change.after, says=HOSTILE))
    made = replace(history, platform=HOSTILE, changes=(replace(one, dated=replace(one.dated, change=hostile)),))
    text = read(write_history(made, tmp_path)) + difference_page(HOSTILE, HOSTILE, [hostile])
    assert "<script" not in text
    assert "\x1b" not in text
    (page,) = tmp_path.glob("*.html")
    assert page.name.startswith("history-script-script-alert-1")


def test_the_commands_write_the_pages(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store") as store:
        for day, version in VISITS[:5]:
            record(store, day, version)
    common = ["--store", str(tmp_path / "store"), "--format", "html", "--out", str(tmp_path / "out")]
    for words in (["history", PLATFORM], ["diff", f"{PLATFORM}-visit-0", f"{PLATFORM}-visit-44"]):
        result = CliRunner().invoke(app, [*words, *common])
        assert result.exit_code == 0, result.output
    assert "costs more units" in read(tmp_path / "out" / f"history-{PLATFORM}.html")
    text = read(tmp_path / "out" / "difference.html")
    assert text.index("10 credits") < text.index("14 credits")
    assert "costs more units" in text


def test_a_history_of_nothing_says_so(tmp_path: Path) -> None:
    empty = PlatformHistory(platform="none", visits=(), runs={}, changes=(), stated=nothing_stated)
    assert "Nothing changed" in read(write_history(empty, tmp_path))


def test_where_we_looked_elsewhere_is_told_and_stays_words(history: PlatformHistory, tmp_path: Path) -> None:
    assert "Where we looked elsewhere" not in read(write_history(history, tmp_path / "same"))
    first, second = (
        Declaration(f"v{day}", BEGIN + timedelta(days=day), Platform(PLATFORM, PLATFORM, (PageTarget(url, Role.FAQ),)))
        for day, url in ((0, "https://quillcast.example/faq"), (9, f"https://quillcast.example/{HOSTILE}"))
    )
    text = read(write_history(replace(history, edits=tuple(edits([first, second]))), tmp_path / "other"))
    assert "https://quillcast.example/faq is declared no longer" in text
    assert "<script" not in text
    assert 'href="#edits"' in text

"""`pricelint feed`: valid Atom, ids and times that follow from the changes alone, words that stay words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import feedparser
import pytest
import time_machine
from atom_rules import ATOM, problems
from changing_platform import DEARER, FIRST, PLATFORM, VISITS, record, record_all
from lxml import etree
from typer.testing import CliRunner

from pricelint.cli import app
from pricelint.errors import UsageError
from pricelint.model.change import Change, ChangeKind, DatedChange, Origin, RecordedChange, Status
from pricelint.model.contradiction import Side
from pricelint.model.evidence import Evidence, Place
from pricelint.store.store import Store
from pricelint_reports.feed import Feed, Publisher, Told, feed_xml

WHEN = datetime(2026, 5, 3, 9, tzinfo=UTC)
HOSTILE = "]]></content></feed><script>alert(1)</script>\x00\x1b[31m\ud800 & <b>"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store")
    with Store.open(folder) as opened:
        record_all(opened)
        record_all(opened, "brimstone")
    return folder


def run(store: Path, out: Path, *arguments: str) -> None:
    result = CliRunner().invoke(app, ["feed", *arguments, "--store", str(store), "--out", str(out)])
    assert result.exit_code == 0, result.output


def entries(path: Path) -> list[etree._Element]:
    return list(etree.fromstring(path.read_bytes()).findall(f"{ATOM}entry"))


def field(entry: etree._Element, name: str) -> str:
    return entry.findtext(f"{ATOM}{name}") or ""


def test_there_is_a_valid_feed_for_each_platform_and_one_over_all(store: Path, tmp_path: Path) -> None:
    run(store, tmp_path, "--url", "https://example.org/prices", "--publisher", "Example Watch", "--unconfirmed")
    files = sorted(path.name for path in tmp_path.iterdir())
    assert files == ["changes-brimstone.atom", "changes-quillcast.atom", "changes.atom"]
    assert [problems((tmp_path / name).read_bytes()) for name in files] == [[], [], []]
    assert len(entries(tmp_path / files[2])) == 2 * len(entries(tmp_path / files[1])) == 14


def test_another_reader_of_feeds_finds_in_them_what_was_written(store: Path, tmp_path: Path) -> None:
    """Feedparser knows nothing of us: what it reads is what readers of feeds show."""
    run(store, tmp_path, "--url", "https://example.org/prices", "--publisher", "Example Watch", "--unconfirmed")
    for path in sorted(tmp_path.iterdir()):
        read = feedparser.parse(path.read_bytes())
        assert (read.bozo, read.version) == (False, "atom10"), read.get("bozo_exception")
        assert [read.feed.author, bool(read.feed.title), read.feed.id.startswith("tag:")] == [
            "Example Watch",
            True,
            True,
        ]
        assert {link.rel for link in read.feed.links} >= {"self"}
        written = entries(path)
        assert len(read.entries) == len(written) > 0
        assert len({entry.id for entry in read.entries}) == len(written)
        for entry, source in zip(read.entries, written, strict=True):
            assert (entry.id, entry.title) == (field(source, "id"), field(source, "title"))
            assert entry.updated_parsed >= entry.published_parsed
            assert entry.content[0].value
            assert "<script" not in entry.content[0].value


def test_what_is_no_feed_is_told_by_that_reader_too() -> None:
    good = feed_xml(Feed(name="acme", title="Acme", changes=(told(),), since=WHEN), Publisher())
    assert not feedparser.parse(good).bozo
    assert feedparser.parse(good.replace(b"</entry>", b"")).bozo


def test_the_rules_of_atom_can_be_broken() -> None:
    """A check that cannot fail is none."""
    good = feed_xml(Feed(name="acme", title="Acme", changes=(told(),), since=WHEN), Publisher()).decode()
    assert problems(good.encode()) == []
    for old, new in (
        ("<updated>", "<updated>yesterday "), ("tag:", " "), ("<title>", "<title/><title>"), ("name>", "email>"),
        ("category term", "category label"), ("<entry>", "<entry><logo/>"), ("2005/Atom", "2005/Atoms"),
    ):  # fmt: skip
        assert problems(good.replace(old, new).encode()), old


def test_the_same_store_gives_the_same_bytes_whatever_the_clock_says(store: Path, tmp_path: Path) -> None:
    run(store, tmp_path / "one")
    with time_machine.travel(datetime(2040, 1, 1, tzinfo=UTC)):
        run(store, tmp_path / "two")
    for name in ("changes.atom", "changes-quillcast.atom"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_a_change_that_is_confirmed_later_is_the_same_entry_updated(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    for day, version in ((0, FIRST), (7, FIRST), (14, DEARER)):
        with Store.open(folder) as opened:
            record(opened, day, version)
    run(folder, tmp_path / "first", "--unconfirmed")
    run(folder, tmp_path / "quiet")
    assert entries(tmp_path / "quiet" / "changes.atom") == []
    (before,) = entries(tmp_path / "first" / "changes.atom")
    with Store.open(folder) as opened:
        record(opened, 21, DEARER)
    run(folder, tmp_path / "second")
    (after,) = entries(tmp_path / "second" / "changes.atom")
    assert field(before, "id") == field(after, "id")
    assert field(before, "published") == field(after, "published") == "2026-01-19T09:00:00+00:00"
    assert (field(before, "updated"), field(after, "updated")) == (
        "2026-01-19T09:00:00+00:00", "2026-01-26T09:00:00+00:00",
    )  # fmt: skip
    assert "not confirmed yet" in field(before, "title")
    assert "not confirmed yet" not in field(after, "title")


def test_there_and_back_is_two_entries(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store") as opened:
        for day, version in enumerate((FIRST, FIRST, DEARER, DEARER, FIRST, FIRST)):
            record(opened, day, version)
    run(tmp_path / "store", tmp_path)
    titles = [field(entry, "title") for entry in entries(tmp_path / "changes.atom")]
    assert [title.partition("image: ")[2] for title in titles] == [
        "cost fell: 14 credit → 10 credit", "cost rose: 10 credit → 14 credit",
    ]  # fmt: skip


def test_ids_are_minted_under_what_the_publisher_owns(store: Path, tmp_path: Path) -> None:
    run(store, tmp_path, PLATFORM, "--authority", "example.org,2026-01-01")
    assert [path.name for path in tmp_path.iterdir()] == ["changes-quillcast.atom"]
    ids = [field(entry, "id") for entry in entries(tmp_path / "changes-quillcast.atom")]
    assert all(name.startswith("tag:example.org,2026-01-01:change/") for name in ids)
    assert len(set(ids)) == len(ids) == 6


def test_without_changes_the_feed_is_as_old_as_the_first_visit(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store") as opened:
        record(opened, *VISITS[0])
    run(tmp_path / "store", tmp_path)
    text = (tmp_path / "changes.atom").read_bytes()
    assert problems(text) == []
    assert field(etree.fromstring(text), "updated") == "2026-01-05T09:00:00+00:00"


def told(words: str = "a picture") -> Told:
    quote = Evidence("p", "c" * 64, "https://acme.example/pricing", "first", "p", 0, len(words), words, Place.MAIN)
    side = Side(says=words, evidence=(quote,))
    change = Change(kind=ChangeKind.COST_ROSE, about=words, before=side, after=side, announced=(quote,))
    dated = DatedChange(
        change=change, key=("cost", words), since=WHEN, until=WHEN, seen=2, status=Status.CONFIRMED,
        since_visit="a", until_visit="b",
    )  # fmt: skip
    recorded = RecordedChange(
        id="0" * 32, platform=words, origin=Origin.SITE_CHANGED, dated=dated, method="m", recorded_at=WHEN
    )
    return Told(recorded, WHEN)


def test_words_from_a_page_stay_words() -> None:
    text = feed_xml(Feed(name=HOSTILE, title=HOSTILE, changes=(told(HOSTILE),), since=WHEN), Publisher(name=HOSTILE))
    assert problems(text) == []
    content = etree.fromstring(text).findtext(f"{ATOM}entry/{ATOM}content") or ""
    assert "<script" not in content
    assert "&lt;script&gt;" in content


def test_a_flapping_value_keeps_its_entry_as_it_goes_on() -> None:
    one = told()
    flapping = replace(one.change.dated, status=Status.FLAPPING, until=WHEN.replace(month=8))
    later = Told(replace(one.change, dated=flapping), WHEN.replace(month=8))
    assert later.began == one.began


@pytest.mark.parametrize(
    ("arguments", "says"),
    [(["--authority", "me"], "tagging authority"), (["--url", "ftp://example.org"], "no address"), (["x"], "no visit")],
)
def test_what_cannot_be_is_said(store: Path, tmp_path: Path, arguments: list[str], says: str) -> None:
    result = CliRunner().invoke(app, ["feed", *arguments, "--store", str(store), "--out", str(tmp_path)])
    assert isinstance(result.exception, UsageError)
    assert says in str(result.exception)

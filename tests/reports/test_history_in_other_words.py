"""What the pages of a history say beside changes: in other languages, of announcements, of what is in doubt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from changing_platform import BEGIN, PLATFORM, followed_store

from pricelint.cli.history_page import history_of, write_page
from pricelint.model.announcement import Announced, Standing
from pricelint.model.change import Status
from pricelint.store.store import Store
from pricelint_reports.history import PlatformHistory, difference_page, write_history
from pricelint_reports.language import speak


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with followed_store(tmp_path_factory.mktemp("store")) as opened:
        yield opened


@pytest.fixture(scope="module")
def history(store: Store) -> PlatformHistory:
    return history_of(store, PLATFORM, store.changes.found(platform=PLATFORM))


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("de", ("Im Lauf der Zeit", "Preis je Tarif, USD pro Monat", "kostet mehr Einheiten", "Besuche")),
        ("fr", ("Au fil du temps", "Prix par formule", "Visites")),
        ("es", ("A lo largo del tiempo", "Precio por plan", "Visitas")),
        ("ja", ("の推移", "プランの価格", "訪問")),
    ],
)
def test_the_pages_speak_the_language_that_is_asked_for_and_quotes_stay(
    store: Store, history: PlatformHistory, tmp_path: Path, code: str, words: tuple[str, ...]
) -> None:
    first = write_page(store, history, tmp_path, speak(code))
    text = read(first)
    assert f'<html lang="{code}">' in text
    assert all(word.casefold() in text.casefold() for word in words)
    ours = {"Every visit, newest first", "How to read this", "last seen", "seen in", "The numbers of", "confirmed<"}
    assert not {one for one in ours if one in text}
    visit = read(next((tmp_path / "visits").glob("*.html")))
    assert "Receipt 1" not in visit
    assert "credits" in visit


def test_what_was_announced_is_told_with_the_notice_and_what_became_of_it(
    history: PlatformHistory, tmp_path: Path
) -> None:
    dated = history.changes[0].dated
    assert dated.change.before
    quoted = dated.change.before.evidence
    one = Announced(
        about="the plan Pro", key=("plan", "pro"), on=date(2026, 3, 1), before=dated.change.before, notice=quoted,
        first_at=BEGIN, last_at=BEGIN, standing=Standing.OVERDUE, since=BEGIN, until=BEGIN + timedelta(days=70),
        shown=quoted,
    )  # fmt: skip
    page = read(write_history(replace(history, announced=(one,)), tmp_path))
    (card,) = [part for part in page.split("<article") if "announced for 1 March 2026" in part]
    assert "overdue: the former value is still stated" in card
    assert "between 5 January and 16 March 2026" in card
    assert card.count("<q ") == 2 * len(quoted) + len(quoted)


def test_a_change_of_the_size_of_a_slip_is_shown_as_in_doubt(history: PlatformHistory, tmp_path: Path) -> None:
    first = history.changes[0]
    doubted = replace(first.dated.change, doubt="exactly 10 times as much")
    dated = replace(first.dated, change=doubted, status=Status.IN_DOUBT)
    page = read(write_history(replace(history, changes=(replace(first, dated=dated),)), tmp_path))
    (card,) = [part for part in page.split("<article") if "change-" in part]
    assert "Exactly 10, 100, 1,000 or 12 times" in card
    assert "in doubt" in card
    assert "in doubt" in difference_page("a", "b", [doubted])

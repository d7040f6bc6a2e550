"""The history of a platform as a folder of pages: one over time, and one for each visit that it quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment

from pricelint.model.capture import CaptureOutcome, Visit
from pricelint_reports.changes.words import ANNOUNCED, BADGES, DOUBTED
from pricelint_reports.charts import LineChart, figure_of
from pricelint_reports.comparison.words import OUTCOMES
from pricelint_reports.frame.environment import frame_environment
from pricelint_reports.frame.receipts import pictures_in
from pricelint_reports.history.changes import announced_views, change_views, time_words
from pricelint_reports.history.charts import history_charts
from pricelint_reports.history.given import PlatformHistory, Shelf, visit_file
from pricelint_reports.language import ENGLISH, Language
from pricelint_reports.shots import Picture, picture_file
from pricelint_reports.sources import Blob, PageText, no_blob, no_text
from pricelint_reports.text import slug


@dataclass(frozen=True, slots=True)
class VisitRow:
    """A visit in the table of visits: how many of its pages were captured, what came of the others, its receipts."""

    visit: Visit
    captured: int
    lost: tuple[tuple[str, str], ...]
    href: str


def history_file(platform: str) -> str:
    """Path of a platform's history in the folder of pages."""
    return f"history-{slug(platform)}.html"


def write_history(
    history: PlatformHistory, out: Path, blob: Blob = no_blob, page_text: PageText = no_text,
    language: Language = ENGLISH,
) -> Path:  # fmt: skip
    """Write the pages of a platform's history under `out` and return the first; files of the same names are replaced.

    `blob` gives the stored screenshots, `page_text` the texts of stored pages: each quote is shown in one of them.
    """
    files = history_pages(history, blob, page_text, language)
    for name, content in files:
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return out / history_file(history.platform)


def history_pages(
    history: PlatformHistory, blob: Blob, page_text: PageText, language: Language = ENGLISH
) -> Iterator[tuple[str, str | bytes]]:
    """The files of a platform's history by their path: pages, then the screenshots that they show."""
    shelf = Shelf(history)
    charts = history_charts(history, shelf, language)
    yield history_file(history.platform), _history(history, shelf, charts, language)
    pictures: dict[str, Picture] = {}
    for name, page, shown in _visits(history, shelf, blob, page_text, language):
        pictures |= {picture.name: picture for picture in shown}
        yield name, page
    for picture in pictures.values():
        yield picture_file(picture), picture.data


def _history(history: PlatformHistory, shelf: Shelf, charts: Sequence[LineChart], language: Language) -> str:
    changes, ours = (change_views(some, shelf, language) for some in (history.changes, history.ours))
    return _environment(language).get_template("history.html.j2").render(
        name=history.platform,
        visits=[_row(visit, shelf) for visit in reversed(history.visits)],
        first=history.visits[0] if history.visits else None,
        last=history.visits[-1] if history.visits else None,
        figures=[figure_of(chart, language=language) for chart in charts],
        changes=changes,
        announced=announced_views(shelf, language),
        ours=ours,
        edits=[(time_words(one.before.at, one.after.at, language), one.what) for one in reversed(history.edits)],
        legend=(*BADGES.values(), ANNOUNCED),
        doubted=DOUBTED,
    )  # fmt: skip


def _visits(
    history: PlatformHistory, shelf: Shelf, blob: Blob, page_text: PageText, language: Language
) -> Iterator[tuple[str, str, tuple[Picture, ...]]]:
    template = _environment(language).get_template("visit.html.j2")
    for name, book in shelf.books.items():
        receipts = book.receipts(blob, page_text)
        pictures = pictures_in(receipts)
        page = template.render(
            name=history.platform, visit=book.visit, receipts=receipts, pictures=pictures,
            back=f"../{history_file(history.platform)}",
        )  # fmt: skip
        yield visit_file(name), page, pictures


def _row(visit: Visit, shelf: Shelf) -> VisitRow:
    lost = [one for one in visit.captures if one.outcome is not CaptureOutcome.CAPTURED]
    told = tuple((one.requested_url, OUTCOMES[one.outcome]) for one in lost)
    href = visit_file(visit.id) if visit.id in shelf.books else ""
    return VisitRow(visit, len(visit.captures) - len(lost), told, href)


@cache
def _environment(language: Language) -> Environment:
    return frame_environment("history", language)

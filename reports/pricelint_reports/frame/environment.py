"""The environment of pages in the frame: filters and words that their receipts need."""

from __future__ import annotations

from datetime import UTC, datetime

from jinja2 import Environment

from pricelint import __version__
from pricelint_reports.charts import STYLE
from pricelint_reports.comparison.words import PLACES
from pricelint_reports.frame.receipts import receipt_id
from pricelint_reports.language import ENGLISH, Language
from pricelint_reports.pages import page_environment, speak_in
from pricelint_reports.shots import FRAME_GAP, picture_file, picture_id


def frame_environment(folder: str, language: Language = ENGLISH) -> Environment:
    """An environment over the templates of a room, those of the frame beside them, in the style of all pages."""
    environment = page_environment(folder, "site/static/site.css", STYLE, "frame/static/frame.css", beside=("frame",))
    speak_in(environment, language)
    environment.filters.update(moment=moment)
    environment.globals.update(
        version=__version__, places=PLACES, frame_gap=FRAME_GAP, receipt_id=receipt_id,
        picture_id=picture_id, picture_file=picture_file,
    )  # fmt: skip
    return environment


def moment(when: datetime) -> str:
    """A time to the minute, in UTC: "2026-05-03 09:00 UTC"."""
    return f"{when.astimezone(UTC):%Y-%m-%d %H:%M} UTC"

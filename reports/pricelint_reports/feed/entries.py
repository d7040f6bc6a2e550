"""What an entry says of one change: its title, its words, and the pages that it quotes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from jinja2 import Environment

from pricelint.history.between import between
from pricelint.model.change import RecordedChange, Status
from pricelint_reports.artifacts import uri_of_address
from pricelint_reports.history.changes import ABSENT, badges, kind_words
from pricelint_reports.pages import page_environment
from pricelint_reports.text import one_line, safe_href


@dataclass(frozen=True, slots=True)
class Told:
    """A change that is told of; `updated`: when what is said of it came to hold, by the captures (UTC)."""

    change: RecordedChange
    updated: datetime

    @property
    def began(self) -> datetime:
        """The first sight of the new value, which stays as the change is confirmed or goes on."""
        dated = self.change.dated
        return dated.since if dated.status is Status.FLAPPING else dated.until


def title_of(told: Told) -> str:
    """One line: who, what, how, and where it is not simply confirmed, that too."""
    one, change = told.change, told.change.dated.change
    before, after = (side.says if side else ABSENT for side in (change.before, change.after))
    words = [] if one.dated.status is Status.CONFIRMED else [badges(one)[0][0]]
    words += ["announced"] if change.announced else []
    sure = f" ({', '.join(words)})" if words else ""
    return one_line(f"{one.platform}: {change.about}: {kind_words(change)}: {before} → {after}{sure}")


def content_of(told: Told) -> str:
    """HTML: both sides with their quotes, and the time in which it happened. Everything from a page is escaped."""
    dated = told.change.dated
    return _environment().get_template("entry.html.j2").render(
        change=dated.change, when=between(dated.since, dated.until), badges=badges(told.change), dated=dated,
        absent=ABSENT, kind=kind_words(dated.change), source=source_of(told),
    )  # fmt: skip


def summary_of(told: Told) -> str:
    """One sentence without markup."""
    dated = told.change.dated
    status = ", ".join(words for words, _ in badges(told.change))
    return one_line(f"{kind_words(dated.change).capitalize()} {between(dated.since, dated.until)}; {status}.")


def source_of(told: Told) -> str:
    """The address of the page that shows the new value, else the former one; "" where it is no public one."""
    change = told.change.dated.change
    sides = [side for side in (change.after, change.before) if side and side.evidence]
    url = sides[0].evidence[0].url if sides else ""
    return uri_of_address(url) if safe_href(url) else ""


@cache
def _environment() -> Environment:
    return page_environment("feed")

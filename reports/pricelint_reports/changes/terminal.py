"""Changes on the terminal. What a page says is plain text here: it styles nothing."""

from __future__ import annotations

from collections.abc import Iterable

from rich.table import Table
from rich.text import Text

from pricelint.history.between import between
from pricelint.model.announcement import Announced
from pricelint.model.change import Change, DatedChange, Status
from pricelint.model.contradiction import Side
from pricelint_reports.text import one_line

LONGEST = 120
"""Characters of a side that a cell shows; the quotes stand in the JSON."""


def dated_table(title: str, changes: Iterable[DatedChange]) -> Table:
    """The changes of one platform with the time in which each happened, and whether it is confirmed."""
    table = _table(title, "When", "What", "About", "Before", "After", "Seen", "Status")
    for one in changes:
        when = between(one.since, one.until)
        table.add_row(*_cells(when, *_told(one.change), f"{one.seen}×", _status(one)))
    return table


def difference_table(title: str, changes: Iterable[Change]) -> Table:
    """What differs between two captures."""
    table = _table(title, "What", "About", "Before", "After")
    for change in changes:
        table.add_row(*_cells(*_told(change)))
    return table


def announced_table(title: str, announced: Iterable[Announced]) -> Table:
    """What was announced for a day, and what became of it."""
    table = _table(f"{title}, announced", "For", "About", "Before", "Announced", "Became")
    for one in announced:
        quote = " ".join(item.quote for item in one.notice)
        when = f" {between(one.since, one.until)}" if one.since and one.until else ""
        became = f"{one.standing.value}{when}"
        table.add_row(*_cells(one.on.isoformat(), one.about, one.before.says, _cut(quote), became))
    return table


def _table(title: str, *heads: str) -> Table:
    table = Table(title=Text(title), title_justify="left")
    for head in heads:
        table.add_column(head, overflow="fold")
    return table


def _told(change: Change) -> tuple[str, str, str, str]:
    return change.kind.value.replace("_", " "), change.about, _said(change.before), _said(change.after)


def _status(one: DatedChange) -> str:
    words = one.status.value.replace("_", " ")
    return f"{words}: {one.change.doubt}" if one.status is Status.IN_DOUBT else words


def _said(side: Side | None) -> str:
    if side is None:
        return "not stated"
    return _cut(side.says)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _cells(*cells: str) -> list[Text]:
    return [Text(one_line(cell)) for cell in cells]

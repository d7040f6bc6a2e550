"""Dates of a ledger: the month of each, or the whole day; what is no date stays as it is, and is named later."""

from __future__ import annotations

from datetime import date, time

MOST = 100_000


class Days(dict[str, str]):
    """Month ("2026-03"; with `whole` the day, "2026-03-07") by the text of a date or a time, read once each.

    A text that is neither an ISO 8601 day nor such a day with a time behind it gives itself.
    """

    def __init__(self, *, whole: bool) -> None:
        super().__init__()
        self._digits = 10 if whole else 7

    def __missing__(self, text: str) -> str:
        if len(self) > MOST:
            self.clear()
        found = self[text] = _cut(text, self._digits)
        return found


def _cut(text: str, digits: int) -> str:
    plain = text.strip()
    try:
        day = date.fromisoformat(plain[:10]).isoformat()
        if tail := plain[10:]:
            time.fromisoformat(tail[1:] if tail[0] in "T " else "none")
    except ValueError:
        return text
    return day[:digits]

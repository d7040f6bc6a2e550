"""What led to a state, as a reader of its facts needs it: the words of the position that was chosen, and its period."""

from __future__ import annotations

from functools import cached_property

from pricelint.documents.document import Document
from pricelint.extract.annotate.periods import read_periods
from pricelint.model.evidence import Evidence
from pricelint.model.state import positions, replaced, steps
from pricelint.model.units import Period


class Shown:
    """One later state of a page. `labels`: the words of the positions that its steps chose.

    Words cut short by the capture are no label: they do not stand on the page.
    """

    def __init__(self, document: Document, language: str) -> None:
        self._document = document
        self._language = language
        self._steps = steps(document.state)
        self._replaced = replaced(document.state)
        self.labels = positions(document.state)

    @property
    def when(self) -> str:
        """When this is seen: "is shown only after someone chose “Yearly”"."""
        return f"is shown only after a reader {', then '.join(self._steps)}"

    @property
    def alone(self) -> bool:
        """Whether one control led here: what differs from the page before is its doing."""
        return len(self._replaced) < 2

    @cached_property
    def quality(self) -> tuple[str, tuple[Evidence, ...]]:
        """What was chosen, as one quality, and where it stands; "" where a slider took part or words are not found."""
        cited = tuple(self._cited(label, "quality") for label in self.labels)
        found = tuple(each for each in cited if each is not None)
        whole = len(found) == len(self.labels) == len(self._replaced)
        return (", ".join(self.labels), found) if whole else ("", ())

    @property
    def period(self) -> Period | None:
        """The one billing period that chosen words name."""
        return self._billing[0]

    @property
    def billed(self) -> Evidence | None:
        """The words that name it as they stand on the page, None where they do not stand there in one piece."""
        return self._cited(self._billing[1], "billed")

    @cached_property
    def _billing(self) -> tuple[Period | None, str]:
        """The period and the label that names it; no period where labels name two."""
        named = [
            (mention.period, label) for label in self.labels for mention in read_periods(label.lower(), self._language)
        ]
        return named[0] if len({period for period, _ in named}) == 1 else (None, "")

    def _cited(self, label: str, part: str) -> Evidence | None:
        start = self._document.text.find(label) if label else -1
        return self._document.cite(start, start + len(label), part) if start >= 0 else None

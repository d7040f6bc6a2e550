"""What led to a state, as a reader of its facts needs it: the words of the position that was chosen, and its period."""

from __future__ import annotations

from functools import cached_property

from pricelint.documents.document import Document
from pricelint.extract.annotate.periods import read_periods
from pricelint.model.evidence import Evidence
from pricelint.model.state import position, steps
from pricelint.model.units import Period


class Shown:
    """One later state of a page. `label`: the words of the position that its last step chose, "" where it chose none.

    Words cut short by the capture are no label: they do not stand on the page.
    """

    def __init__(self, document: Document, language: str) -> None:
        self._document = document
        self._language = language
        self._steps = steps(document.state)
        self.label = position(document.state)

    @property
    def when(self) -> str:
        """When this is seen: "is shown only after someone chose “Yearly”"."""
        return f"is shown only after a reader {', then '.join(self._steps)}"

    @cached_property
    def period(self) -> Period | None:
        """The one billing period that the chosen words name."""
        periods = {mention.period for mention in read_periods(self.label.lower(), self._language)}
        return periods.pop() if len(periods) == 1 else None

    def cited(self, part: str) -> Evidence | None:
        """The chosen words as they stand on the page, None where they do not stand there in one piece."""
        start = self._document.text.find(self.label) if self.label else -1
        return self._document.cite(start, start + len(self.label), part) if start >= 0 else None

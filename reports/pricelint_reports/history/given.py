"""What a history is made of, and where the quotes of a visit are shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from pricelint.history.index.points import Index
from pricelint.history.index.readings import Reading
from pricelint.history.runs import Run, Runs
from pricelint.history.statement import Stated
from pricelint.model.announcement import Announced
from pricelint.model.capture import Visit
from pricelint.model.change import RecordedChange
from pricelint.model.declaration import Edit
from pricelint.model.evidence import Evidence
from pricelint_reports.frame.receipts import ReceiptBook, receipt_id
from pricelint_reports.text import slug

StatedAt = Callable[[str], Stated | None]
"""What a visit states, by its id; None where that is not to be had."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformHistory:
    """One platform over its visits.

    visits    all that are finished, oldest first
    runs      what its statements were over them, by key
    changes   what the site changed; `ours` what we read otherwise than an earlier version did
    prices    what each visit prices, and `indices` what the index makes of that
    announced what its pages announced for a day, and what became of it
    edits     when the platform file was edited, so that other pages were looked at
    stated    what a visit states, for the quotes of its own day
    """

    platform: str
    visits: tuple[Visit, ...]
    runs: Runs
    changes: tuple[RecordedChange, ...]
    ours: tuple[RecordedChange, ...] = ()
    announced: tuple[Announced, ...] = ()
    prices: tuple[Reading, ...] = ()
    indices: tuple[Index, ...] = ()
    edits: tuple[Edit, ...] = ()
    stated: StatedAt


def nothing_stated(_visit: str) -> Stated | None:
    """A history whose visits cannot be read again: quotes are those of the day on which a value began."""
    return None


@dataclass(slots=True)
class Shelf:
    """The receipts that a history links to, by visit; `root` leads from the page that links to the folder of pages."""

    history: PlatformHistory
    books: dict[str, ReceiptBook] = field(default_factory=dict)

    def href(self, visit: str, evidence: Sequence[Evidence]) -> str:
        """Where the first of some quotes is shown; "" where there is none, or its visit is not known."""
        if not evidence or not (book := self._book(visit)):
            return ""
        numbers = [book.number(item) for item in evidence]
        return f"{visit_file(visit)}#{receipt_id(numbers[0])}"

    def of_run(self, run: Run, *, last: bool) -> str:
        """The receipt of a run on its first or its last day."""
        visit = run.last_visit if last else run.first_visit
        return self.href(visit, self.quotes(visit, run))

    def quotes(self, visit: str, run: Run) -> tuple[Evidence, ...]:
        """The quotes of a statement in one visit: of that day where it can be read again, else of the first day."""
        stated = self.history.stated(visit)
        there = stated.single.get(run.key) if stated else None
        return (there or run.statement).evidence

    def _book(self, visit: str) -> ReceiptBook | None:
        if visit not in self.books:
            found = next((one for one in self.history.visits if one.id == visit), None)
            if found is None:
                return None
            self.books[visit] = ReceiptBook(found)
        return self.books[visit]


def visit_file(visit: str) -> str:
    """Path of the page of a visit in the folder of pages."""
    return f"visits/{slug(visit)}.html"

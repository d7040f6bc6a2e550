"""One run: sources → visits → results, with progress on the terminal and every failure as a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from pricelint.audit.baseline import compared
from pricelint.audit.rule import Rule
from pricelint.audit.watch import LIMIT
from pricelint.cli.app import err
from pricelint.documents.document import Document
from pricelint.model.capture import Capture, CaptureOutcome, Visit
from pricelint.model.choice import EVERYTHING, Choice
from pricelint.model.platform import Platform
from pricelint.model.result import AuditResult, PlatformResult
from pricelint.model.site import Snapshot
from pricelint.pipeline import Blob, assemble, audit_visit, read_capture, snapshot

Visits = Iterator[tuple[Platform, Visit]]


@dataclass(slots=True)
class Run:
    """What one command gathers. `lost` are the sentences about sources and pages that could not be audited.

    `limit` is how many seconds each rule may take. How pages were before, by platform: `earlier` where an archive holds
    both, `past` where the store does.
    """

    rules: Sequence[Rule]
    options: Mapping[str, object]
    limit: float = LIMIT
    choice: Choice = EVERYTHING
    baseline: AuditResult | None = None
    results: list[PlatformResult] = field(default_factory=list)
    blobs: list[Blob] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    earlier: dict[str, Visit] = field(default_factory=dict)
    past: dict[str, Snapshot] = field(default_factory=dict)

    def audit(self, platform: Platform, visit: Visit, earlier: Snapshot | None = None) -> PlatformResult:
        """Judge one visit, beside an `earlier` snapshot of it; what was not captured is kept as a sentence."""
        result = audit_visit(
            platform, visit, self.blob, self.rules, self.options, earlier, limit=self.limit, choice=self.choice
        )
        for page in result.coverage.pages:
            if page.outcome is not CaptureOutcome.CAPTURED:
                self.lost.append(f"{page.url}: {page.outcome.value}: {page.reason}")
        return result

    def before(self, platform: Platform) -> Snapshot | None:
        """What an archive, else the store says that the platform stated before; None where neither does."""
        visit = self.earlier.get(platform.id)
        return snapshot(visit, self.blob) if visit else self.past.get(platform.id)

    def blob(self, sha256: str) -> bytes | None:
        """The bytes of a sha256 from wherever this run has them."""
        return next((data for source in self.blobs if (data := source(sha256)) is not None), None)

    def result(self) -> AuditResult:
        """The result of everything audited so far; beside a baseline, what is new in it."""
        whole = assemble(self.results, self.rules, self.options, self.choice)
        return compared(whole, self.baseline) if self.baseline else whole


def documents(visits: Iterable[Visit], blob: Blob) -> Callable[[str], Document | None]:
    """Gives the document of a capture by its sha256, parsed when asked for; None where its bytes are not to be had."""
    captures: dict[str, Capture] = {
        capture.sha256: capture for one in visits for capture in one.captures if capture.sha256
    }

    def document(sha256: str) -> Document | None:
        capture = captures.get(sha256)
        return read_capture(capture, blob).document if capture else None

    return document


@contextmanager
def progress(title: str, total: int | None) -> Iterator[Callable[[str], None]]:
    """A progress line on standard error (none where it is no terminal); call it with what was just finished."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as bar:
        task = bar.add_task(title, total=total)
        done = 0

        def advance(what: str) -> None:
            nonlocal done
            done += 1
            counted = f"{done}/{total}" if total else str(done)
            bar.update(task, advance=1, description=f"{title} {counted}  {what[:60]}".replace("[", "\\["))

        yield advance

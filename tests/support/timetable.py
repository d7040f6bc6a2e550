"""A clock that tests turn, and a visitor that records visits without a network."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from pricelint.model.capture import Artefacts, Capture, CaptureOutcome, Fetcher, Visit
from pricelint.model.platform import PageTarget, Platform, Role
from pricelint.store.store import Store

MAY = datetime(2026, 5, 3, 12, tzinfo=UTC)


@dataclass
class Clock:
    """The time, as the test says that it is."""

    now: datetime = MAY

    def __call__(self) -> datetime:
        """The time."""
        return self.now

    def on(self, **span: float) -> None:
        """Let time pass: `on(hours=3)`."""
        self.now += timedelta(**span)


def platform_named(name: str) -> Platform:
    """A platform of one page."""
    return Platform(name, name.title(), (PageTarget(f"https://{name}.example/pricing", Role.PRICING),))


def visit_of(name: str, at: datetime, body: str | None, visit_id: str = "", role: Role = Role.PRICING) -> Visit:
    """A visit of one page; without a body it is one whose page could not be had."""
    url = f"https://{name}.example/{role.value}"
    capture = Capture(
        platform=name, role=role, requested_url=url, final_url=url, captured_at=at, fetcher=Fetcher.HTTP,
        outcome=CaptureOutcome.CAPTURED if body else CaptureOutcome.TIMEOUT, reason="" if body else "no answer",
        status=200, headers=(("Content-Type", "text/html; charset=utf-8"),), artefacts=Artefacts(body=body),
    )  # fmt: skip
    return Visit(visit_id or uuid.uuid4().hex, name, at, at, (capture,))


@dataclass
class FakeVisitor:
    """Records a visit of each platform in the store. `shown` gives the page of a platform (None: it fails)."""

    store: Store
    clock: Clock
    shown: Callable[[str], str | None] = lambda name: f"<title>{name}</title>"
    step: Callable[[str, str], None] | None = None
    asked: list[tuple[str, datetime]] = field(default_factory=list)
    broken_off: list[str] = field(default_factory=list)
    kept: dict[str, str] = field(default_factory=dict)

    def visit(self, platforms: Sequence[Platform], broken_off: Sequence[str]) -> Iterator[Visit]:
        """Record and yield a visit of each; `step` is told before and after it is recorded."""
        self.broken_off += broken_off
        for platform in platforms:
            self.asked.append((platform.id, self.clock.now))
            self._tell("asked", platform.id)
            visit = visit_of(platform.id, self.clock.now, self._blob(self.shown(platform.id)))
            self.store.visits.record(visit)
            self._tell("recorded", platform.id)
            yield visit

    def _blob(self, page: str | None) -> str | None:
        if page and page not in self.kept:
            self.kept[page] = self.store.blobs.put(page.encode())
        return self.kept[page] if page else None

    def _tell(self, when: str, name: str) -> None:
        if self.step:
            self.step(when, name)

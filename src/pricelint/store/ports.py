"""What the engine asks of a store; the adapters beside this file answer it for a folder and a database."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from pricelint.model.capture import Capture, Visit
from pricelint.model.declaration import Declaration
from pricelint.model.platform import PageTarget, Platform


@dataclass(frozen=True, slots=True)
class OpenVisit:
    """A visit that is not finished: enough to go on with it where it broke off.

    found  pages that came in on the way, in the order they were found
    done   the address of each page that is done, as it was asked for; one that is declared twice is in it twice
    """

    id: str
    platform: Platform
    started_at: datetime
    found: tuple[PageTarget, ...] = ()
    done: tuple[str, ...] = ()
    captures: tuple[Capture, ...] = ()

    @property
    def remaining(self) -> tuple[PageTarget, ...]:
        """The pages that are not done, in visiting order."""
        done, left = list(self.done), []
        for target in (*self.platform.pages, *self.found):
            if target.url in done:
                done.remove(target.url)
            else:
                left.append(target)
        return tuple(left)

    def finished(self, at: datetime) -> Visit:
        """The visit, as it was when its last page was done."""
        return Visit(self.id, self.platform.id, self.started_at, at, self.captures)


class BlobStore(Protocol):
    """Bytes under their own sha256, never changed."""

    def put(self, data: bytes) -> str:
        """Keep `data` and return its sha256 in hexadecimal; keeping it twice costs nothing."""
        ...

    def get(self, sha256: str) -> bytes:
        """Give back the bytes; raises `BlobMissingError`, or `BlobCorruptError` where they no longer hash to it."""
        ...


class VisitStore(Protocol):
    """Visits with their captures. A visit that is not finished is given out by `unfinished` alone."""

    def record(self, visit: Visit, *, declared: Platform | None = None, imported: bool = False) -> None:
        """Keep a finished visit and its captures, all or nothing: what was `declared` of the platform then, where that
        is known; `imported` where another store made it."""
        ...

    def save(self, visit: OpenVisit) -> None:
        """Keep how far a visit has come, all or nothing: what was saved of it before stays, what is new is added."""
        ...

    def finish(self, visit_id: str, at: datetime) -> None:
        """Say that a saved visit is complete."""
        ...

    def unfinished(self) -> Sequence[OpenVisit]:
        """The latest visit of each platform where that one was saved and never finished, oldest first."""
        ...

    def visit(self, visit_id: str) -> Visit | None:
        """One finished visit by id."""
        ...

    def visits(self, platform: str | None = None) -> Sequence[Visit]:
        """All finished visits, oldest first, of one platform or of all."""
        ...

    def count(self, platform: str) -> int:
        """How many finished visits of a platform there are."""
        ...

    def last(self, platform: str, before: datetime | None = None) -> Visit | None:
        """The latest finished visit of a platform; with `before`, the latest one that was over by then and captured
        anything."""
        ...

    def held(self, platform: str, since: datetime) -> Sequence[Capture]:
        """Of each address of a platform the captures, in all its states, of the latest finished visit since then that
        obtained it, in the order of the visits; trials too."""
        ...

    def latest(self) -> Sequence[Visit]:
        """The latest finished visit of each platform, in the order of their ids."""
        ...

    def declarations(self, platform: str, last: int | None = None) -> Sequence[Declaration]:
        """What was declared of a platform for its finished visits, oldest first; those that do not say are left out.

        `last`: only for so many of the latest of them."""
        ...

    def platforms(self) -> Sequence[str]:
        """The ids of all platforms that a finished visit is kept of, in order."""
        ...

    def platforms_of(self, visit_ids: Collection[str]) -> Mapping[str, str]:
        """The platform of each of these visits, by visit id."""
        ...

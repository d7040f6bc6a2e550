"""What the command line hands to the engine: who captures and who renders."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from pricelint.model.capture import Visit
from pricelint.model.platform import Platform
from pricelint.model.result import AuditResult


class Capturer(Protocol):
    """Visits platforms and leaves their captures in a store."""

    def visit(self, platforms: Iterable[Platform]) -> Iterable[Visit]:
        """Yield one finished visit per platform, in the order they end. What could not be captured is in the visit."""
        ...


class Renderer(Protocol):
    """Turns a result into a report."""

    def render(self, result: AuditResult, out: Path) -> Path:
        """Write the report under `out` and return its entry file."""
        ...

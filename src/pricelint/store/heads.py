"""Visits as rows and back, finished or in progress; their captures are rows of their own (`rows.py`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from pricelint.model.capture import Capture, Visit
from pricelint.model.declaration import Declaration
from pricelint.model.platform import PageTarget, Platform
from pricelint.store.ports import OpenVisit


def head_of(visit: Visit) -> dict[str, Any]:
    """The row of a finished visit."""
    return {
        "id": visit.id,
        "platform": visit.platform,
        "started_at": visit.started_at,
        "finished_at": visit.finished_at,
        "complete": True,
    }


def visit_of(head: Mapping[Any, Any], captures: tuple[Capture, ...]) -> Visit:
    """The finished visit of a row."""
    return Visit(head["id"], head["platform"], head["started_at"], head["finished_at"], captures)


def open_head_of(visit: OpenVisit) -> dict[str, Any]:
    """The row of a visit in progress; until it is finished, its end is its beginning."""
    row = head_of(visit.finished(visit.started_at))
    return {**row, "complete": False, "plan": plan_of(visit), "declared": msgspec.to_builtins(visit.platform)}


def plan_of(visit: OpenVisit) -> dict[str, Any]:
    """What a visit in progress needs to go on, as JSON."""
    parts = {"found": visit.found, "done": visit.done}
    return {name: msgspec.to_builtins(part) for name, part in parts.items()}


def open_visit_of(head: Mapping[Any, Any], captures: tuple[Capture, ...]) -> OpenVisit:
    """The visit in progress of a row."""
    plan = head["plan"]
    return OpenVisit(
        id=head["id"],
        platform=msgspec.convert(head["declared"], Platform),
        started_at=head["started_at"],
        found=msgspec.convert(plan["found"], tuple[PageTarget, ...]),
        done=tuple(plan["done"]),
        captures=captures,
    )


def declaration_of(head: Mapping[Any, Any]) -> Declaration:
    """What was declared for the visit of a row that says it."""
    return Declaration(head["id"], head["finished_at"], msgspec.convert(head["declared"], Platform))

"""Captures as rows and back: one place that knows both shapes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import msgspec

from pricelint.model.capture import (
    Artefacts,
    Banner,
    Capture,
    CaptureOutcome,
    Circumstances,
    Controls,
    Fetcher,
    Fidelity,
    Undriven,
    Unfollowed,
    Viewport,
)
from pricelint.model.platform import Role
from pricelint.model.revalidation import Revalidation

_ARTEFACTS = ("body", "dom", "geometry", "mhtml", "screenshot", "full_page", "warc")


def row_of(capture: Capture, visit_id: str, position: int) -> dict[str, Any]:
    """The row of a capture; `position` is its place in the visit from 0."""
    viewport = capture.viewport
    return {
        "visit_id": visit_id,
        "position": position,
        "platform": capture.platform,
        "role": capture.role.value,
        "requested_url": capture.requested_url,
        "final_url": capture.final_url,
        "redirects": list(capture.redirects),
        "captured_at": capture.captured_at,
        "fetcher": capture.fetcher.value,
        "outcome": capture.outcome.value,
        "reason": capture.reason,
        "status": capture.status,
        "headers": [list(pair) for pair in capture.headers],
        "user_agent": capture.user_agent,
        "locale": capture.locale,
        "viewport_width": viewport.width if viewport else None,
        "viewport_height": viewport.height if viewport else None,
        "state": capture.state,
        "fonts": capture.fonts,
        "tool_version": capture.tool_version,
        "controls": asdict(capture.controls) if capture.controls else None,
        "circumstances": msgspec.to_builtins(capture.circumstances),
        "fidelity": msgspec.to_builtins(capture.fidelity),
        "banner": msgspec.to_builtins(capture.banner),
        "unfollowed": msgspec.to_builtins(capture.unfollowed) or None,
        "method": capture.method,
        "revalidation": msgspec.to_builtins(capture.revalidation),
        **asdict(capture.artefacts),
        "tiles": list(capture.artefacts.tiles),
    }


def capture_of(row: Mapping[str, Any]) -> Capture:
    """The capture of a row."""
    width, height = row["viewport_width"], row["viewport_height"]
    return Capture(
        platform=row["platform"],
        role=Role(row["role"]),
        requested_url=row["requested_url"],
        final_url=row["final_url"],
        redirects=tuple(row["redirects"]),
        captured_at=row["captured_at"],
        fetcher=Fetcher(row["fetcher"]),
        outcome=CaptureOutcome(row["outcome"]),
        reason=row["reason"],
        status=row["status"],
        headers=tuple((name, value) for name, value in row["headers"]),
        user_agent=row["user_agent"],
        locale=row["locale"],
        viewport=Viewport(width, height) if width and height else None,
        state=row["state"],
        fonts=row["fonts"],
        tool_version=row["tool_version"],
        controls=_controls(row["controls"]),
        circumstances=_circumstances(row["circumstances"]),
        fidelity=msgspec.convert(row["fidelity"], Fidelity | None),
        banner=msgspec.convert(row["banner"], Banner | None),
        unfollowed=msgspec.convert(row["unfollowed"] or (), tuple[Unfollowed, ...]),
        method=row["method"],
        revalidation=msgspec.convert(row["revalidation"], Revalidation | None),
        artefacts=Artefacts(**{name: row[name] for name in _ARTEFACTS}, tiles=tuple(row["tiles"] or ())),
    )


def _controls(kept: Mapping[str, Any] | None) -> Controls | None:
    if kept is None:
        return None
    return Controls(kept["found"], kept["driven"], tuple(Undriven(**one) for one in kept["left_out"]))


def _circumstances(value: object) -> Circumstances | None:
    return msgspec.convert(value, Circumstances) if value is not None else None

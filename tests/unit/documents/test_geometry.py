from __future__ import annotations

import json
from typing import Any

import pytest

from pricelint.documents.geometry import load_geometry
from pricelint.errors import StoreError
from pricelint.model.evidence import Box, Prominence

RAW: dict[str, Any] = {
    "viewport": [1280, 800],
    "page": [1280, 2400.5],
    "styles": [[16, 400, "rgb(0, 0, 0)", "rgb(255, 255, 255)"], [11.5, 700, "rgb(9, 9, 9)", "rgb(1, 1, 1)"]],
    "nodes": [
        ["html:nth-child(1)>body:nth-child(2)", "29 €", 10, 20.5, 30, 18, 1, 1],
        ["html:nth-child(1)", "x", 0, 0, 0, 0, 0, 0],
    ],
    "fonts": "abc",
    "notes": {
        "shadow_roots": 1,
        "frames": 0,
        "closed_frames": ["https://pay.example/"],
        "suspects": 2,
        "closed_shadow_roots": 2,
    },
}


def test_geometry_reads_boxes_looks_and_what_was_not_entered() -> None:
    geometry = load_geometry(json.dumps(RAW))
    first, second = geometry.nodes
    assert (first.text, first.box, first.visible) == ("29 €", Box(10, 20.5, 30, 18), True)
    assert (first.prominence, first.background) == (Prominence(11.5, 700, "rgb(9, 9, 9)"), "rgb(1, 1, 1)")
    assert not second.visible
    assert (geometry.viewport, geometry.page, geometry.fonts) == ((1280, 800), (1280, 2400.5), "abc")
    assert geometry.unread == ("a frame of another site: https://pay.example/", "2 closed shadow roots")


@pytest.mark.parametrize(
    "change", [{"nodes": [["p", "x", 0, 0, 0, 0, 9, 1]]}, {"nodes": [["p", "x"]]}, {"styles": None}, {"viewport": [1]}]
)
def test_anything_else_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(StoreError, match="no geometry"):
        load_geometry(json.dumps({**RAW, **change}))


def test_what_is_not_json_is_refused() -> None:
    with pytest.raises(StoreError):
        load_geometry(b"<html>")

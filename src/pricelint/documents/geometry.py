"""The geometry of a capture: where every text node stood and how it looked, as the browser measured it.

The JSON is made by the capture script, one object:

    {"viewport": [w, h], "page": [w, h],
     "styles": [[size, weight, color, background], …],
     "nodes": [[path, text, x, y, w, h, style_index, visible], …],
     "fonts": "fingerprint", "notes": {…}}

Lengths are CSS pixels, positions from the top left of the page. `path` is the CSS path of the text's parent element in
the stored (flattened) HTML: steps joined by ">" from html, each `tag:nth-child(n)` counting element siblings. Parsing
the stored HTML again gives the same paths. Adjacent text nodes are one; white space in `text` is collapsed.
"""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from pricelint.errors import StoreError
from pricelint.model.evidence import Box, Prominence

_Row = tuple[str, str, float, float, float, float, int, int]


@dataclass(frozen=True, slots=True)
class TextNode:
    """One text node. `visible` is false where a reader cannot see it in this state: not rendered, clipped, transparent,
    outside the page or of no size."""

    path: str
    text: str
    box: Box
    prominence: Prominence
    background: str
    visible: bool


@dataclass(frozen=True, slots=True)
class Geometry:
    """All text nodes in document order. `viewport` and `page` are width and height.

    `unread` says in words what of the page could not be entered (frames of other sites, closed shadow roots).
    """

    viewport: tuple[float, float]
    page: tuple[float, float]
    nodes: tuple[TextNode, ...]
    fonts: str
    unread: tuple[str, ...]


class _Notes(msgspec.Struct):
    closed_frames: list[str] = []
    closed_shadow_roots: int = 0


class _Raw(msgspec.Struct):
    viewport: tuple[float, float]
    page: tuple[float, float]
    styles: list[tuple[float, int, str, str]]
    nodes: list[_Row]
    fonts: str = ""
    notes: _Notes = msgspec.field(default_factory=_Notes)


def load_geometry(raw: bytes | str) -> Geometry:
    """Read the geometry of a capture; raises `StoreError` where the JSON is not of the shape above."""
    try:
        data = msgspec.json.decode(raw, type=_Raw)
        looks = [(Prominence(size, weight, color), background) for size, weight, color, background in data.styles]
        nodes = tuple(
            TextNode(path, text, Box(x, y, width, height), *looks[style], bool(visible))
            for path, text, x, y, width, height, style, visible in data.nodes
        )
    except (msgspec.MsgspecError, IndexError) as error:
        raise StoreError(
            f"this is no geometry of a capture: {error}",
            expected="what the capture script wrote",
            do="capture it again",
        ) from error
    return Geometry(data.viewport, data.page, nodes, data.fonts, _unread(data.notes))


def _unread(notes: _Notes) -> tuple[str, ...]:
    frames = tuple(f"a frame of another site: {url or 'without an address'}" for url in notes.closed_frames)
    roots = (f"{notes.closed_shadow_roots} closed shadow roots",) if notes.closed_shadow_roots else ()
    return frames + roots

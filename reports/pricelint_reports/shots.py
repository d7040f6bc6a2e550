"""Screenshots: their size, and the part of one that shows a quote in its surroundings."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pricelint.model.capture import Capture
from pricelint.model.evidence import Box
from pricelint_reports.sources import Blob

MARGIN_X = 260
MARGIN_Y = 110
SMALLEST = (560, 240)
"""Surroundings shown around a quote, in CSS pixels: margin on each side, and the smallest part shown."""

TALLEST = 640
"""The tallest part shown, in CSS pixels: a quote that spans a whole page is shown from its top."""

FRAME_GAP = 5
"""CSS pixels between a quote in a screenshot and the frame around it."""

_JPEG_SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


@dataclass(frozen=True, slots=True)
class Picture:
    """A stored screenshot. `name` is content-addressed ("<sha256>.jpg"); width and height are in CSS pixels.

    `top` is where on the page it begins, in CSS pixels: a long page is kept in several, one below the other.
    """

    name: str
    media_type: str
    data: bytes
    width: float
    height: float
    top: float = 0


@dataclass(frozen=True, slots=True)
class Crop:
    """A part of a picture in CSS pixels, and the marked box inside it."""

    picture: Picture
    x: float
    y: float
    width: float
    height: float
    box: Box


def pictures_of(capture: Capture, blob: Blob) -> tuple[Picture, ...]:
    """The capture's pictures of the whole page from top to bottom, else its viewport screenshot; () where neither is
    stored and readable. They end above the first that is not."""
    artefacts = capture.artefacts
    found: list[Picture] = []
    for sha256 in (artefacts.full_page, *artefacts.tiles):
        picture = _picture(sha256, capture, blob, found[-1].top + found[-1].height if found else 0)
        if picture is None:
            break
        found.append(picture)
    seen = None if found else _picture(artefacts.screenshot, capture, blob, 0)
    return tuple(found) if seen is None else (seen,)


def _picture(sha256: str | None, capture: Capture, blob: Blob, top: float) -> Picture | None:
    data = blob(sha256) if sha256 else None
    size = image_size(data) if data else None
    if not data or not size:
        return None
    kind, width, height = size
    scale = capture.viewport.width / width if capture.viewport else 1
    name = f"{hashlib.sha256(data).hexdigest()}.{'png' if kind == 'image/png' else 'jpg'}"
    return Picture(name, kind, data, width * scale, height * scale, top)


def crop_of(pictures: Sequence[Picture], box: Box) -> Crop | None:
    """The part around `box`, a place on the page, of the picture in which it begins; None where it is in none."""
    for picture in pictures:
        if picture.top <= box.y < picture.top + picture.height:
            return crop(picture, replace(box, y=box.y - picture.top))
    return None


def crop(picture: Picture, box: Box) -> Crop | None:
    """The part of `picture` around `box`, a place in it, or None where the box is empty or not in the picture."""
    outside = box.x < 0 or box.y < 0 or box.x >= picture.width or box.y >= picture.height
    if outside or box.width <= 0 or box.height <= 0:
        return None
    shown = Box(
        box.x, box.y, min(box.width, picture.width - box.x), min(box.height, picture.height - box.y, TALLEST - 60)
    )
    width = min(max(shown.width + 2 * MARGIN_X, SMALLEST[0]), picture.width)
    height = min(max(shown.height + 2 * MARGIN_Y, SMALLEST[1]), picture.height, TALLEST)
    x = _within(shown.x + shown.width / 2 - width / 2, picture.width - width)
    y = _within(shown.y + shown.height / 2 - height / 2, picture.height - height)
    return Crop(picture, x, y, width, height, shown)


def picture_file(picture: Picture) -> str:
    """Path of a picture in the folder of pages that show it."""
    return f"shots/{picture.name}"


def picture_id(picture: Picture) -> str:
    """Anchor of a picture's definition, which every crop of it uses."""
    return f"shot-{picture.name.partition('.')[0][:16]}"


def px(value: float) -> str:
    """CSS pixels as a page writes them: to a tenth."""
    return f"{value:.1f}".removesuffix(".0")


def image_size(data: bytes) -> tuple[str, int, int] | None:
    """Media type, width and height in pixels of a PNG or JPEG, read from its header; None for anything else."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return ("image/png", width, height) if width and height else None
    if data.startswith(b"\xff\xd8\xff"):
        return _jpeg_size(data)
    return None


def _jpeg_size(data: bytes) -> tuple[str, int, int] | None:
    position = 2
    while position + 9 <= len(data) and data[position] == 0xFF:
        marker = data[position + 1]
        if marker in _JPEG_SIZES:
            height, width = struct.unpack(">HH", data[position + 5 : position + 9])
            return ("image/jpeg", width, height) if width and height else None
        position += 2 + int(struct.unpack(">H", data[position + 2 : position + 4])[0])
    return None


def _within(value: float, highest: float) -> float:
    return min(max(value, 0.0), max(highest, 0.0))

"""Cuttings: the part of a screenshot around a quote as a picture of its own, the quote framed."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

from pricelint_reports.shots import FRAME_GAP, Crop

FRAME = (0x9A, 0x1F, 0x13)
QUALITY = 80
MOST_PIXELS = 120_000_000
"""Pictures with more pixels are not opened: no screenshot has as many."""


def cutting(crop: Crop) -> bytes | None:
    """The crop as JPEG, in the pixels of the screenshot; None where its picture cannot be opened."""
    try:
        with Image.open(io.BytesIO(crop.picture.data), formats=("JPEG", "PNG")) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return None
            scale = picture.width / crop.picture.width
            part = picture.convert("RGB").crop(
                _scaled(crop.x, crop.y, crop.x + crop.width, crop.y + crop.height, scale)
            )
    except (OSError, ValueError, SyntaxError):
        return None
    left, top = crop.box.x - crop.x, crop.box.y - crop.y
    right, bottom = left + crop.box.width, top + crop.box.height
    frame = _scaled(left - FRAME_GAP, top - FRAME_GAP, right + FRAME_GAP, bottom + FRAME_GAP, scale)
    ImageDraw.Draw(part).rectangle(frame, outline=FRAME, width=max(2, round(2 * scale)))
    written = io.BytesIO()
    part.save(written, "JPEG", quality=QUALITY, optimize=True)
    return written.getvalue()


def _scaled(left: float, top: float, right: float, bottom: float, scale: float) -> tuple[int, int, int, int]:
    return (round(left * scale), round(top * scale), round(right * scale), round(bottom * scale))

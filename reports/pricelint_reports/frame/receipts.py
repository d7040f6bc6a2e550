"""Quotes of one visit as numbered receipts: each with its place in that day's screenshot, else in the page's text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pricelint.model.capture import Capture, Visit
from pricelint.model.evidence import Evidence
from pricelint_reports.comparison.receipts import Key, capture_in, key_of
from pricelint_reports.passages import Passage, passage
from pricelint_reports.shots import Crop, Picture, crop_of, pictures_of
from pricelint_reports.sources import Blob, PageText


@dataclass(frozen=True, slots=True)
class Receipt:
    """One quote with everything that lets a reader check it. `passage` stands in where there is no picture of it."""

    number: int
    evidence: Evidence
    capture: Capture | None
    crop: Crop | None
    passage: Passage | None


@dataclass(slots=True)
class ReceiptBook:
    """The receipts that pages need of one visit, numbered in the order in which they are asked for."""

    visit: Visit
    numbers: dict[Key, int] = field(default_factory=dict)
    items: list[Evidence] = field(default_factory=list)

    def number(self, evidence: Evidence) -> int:
        """The number of a quote, from 1; the same quote has one number."""
        key = key_of(evidence)
        if key not in self.numbers:
            self.items.append(evidence)
            self.numbers[key] = len(self.items)
        return self.numbers[key]

    def receipts(self, blob: Blob, page_text: PageText) -> tuple[Receipt, ...]:
        """Everything about each quote; pictures and texts are read through the callables, each once."""
        return tuple(receipts_in(self.visit, self.items, blob, page_text))


def receipts_in(
    visit: Visit, items: Sequence[Evidence], blob: Blob, page_text: PageText, *, both: bool = False
) -> Iterator[Receipt]:
    """The quotes of a visit as receipts, numbered from 1; `both`: their passage also where there is a picture."""
    captures = {one.sha256: one for one in reversed(visit.captures)}
    quoted = dict.fromkeys(item.capture for item in items)
    pictures = {sha256: pictures_of(captures[sha256], blob) for sha256 in quoted if sha256 in captures}
    for number, item in enumerate(items, 1):
        crop = crop_of(pictures.get(item.capture, ()), item.box) if item.box else None
        text = page_text(item.capture) if both or crop is None else None
        yield Receipt(number, item, capture_in(visit, item), crop, passage(text, item) if text else None)


def pictures_in(receipts: Iterable[Receipt]) -> tuple[Picture, ...]:
    """The screenshots that some receipts are shown in, each once."""
    return tuple({one.crop.picture.name: one.crop.picture for one in receipts if one.crop}.values())


def receipt_id(number: int) -> str:
    """Anchor of a receipt on the page of its visit."""
    return f"q-{number}"

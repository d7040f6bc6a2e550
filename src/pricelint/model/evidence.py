"""Evidence: where a claim was read, so that anyone can read it again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Place(StrEnum):
    """Where on a page a text stands, as a reader meets it."""

    MAIN = "main"
    FAQ = "faq"
    COLLAPSED = "collapsed"
    TOOLTIP = "tooltip"
    FINE_PRINT = "fine_print"
    HIDDEN = "hidden"
    STRUCTURED = "structured"


@dataclass(frozen=True, slots=True)
class Box:
    """Rectangle in CSS pixels from the top left of the page."""

    x: float
    y: float
    width: float
    height: float

    @classmethod
    def around(cls, boxes: Sequence[Box]) -> Box:
        """The smallest rectangle that holds some others, at least one."""
        left, top = min(box.x for box in boxes), min(box.y for box in boxes)
        right, bottom = max(box.x + box.width for box in boxes), max(box.y + box.height for box in boxes)
        return cls(left, top, right - left, bottom - top)


@dataclass(frozen=True, slots=True)
class Prominence:
    """How a text looks, as a browser measured it.

    font_size, body_size  its size, and the one that most of the page's visible text has, in CSS pixels
    weight, color         as in CSS, the colour as "rgb(r, g, b)"
    contrast              ratio of its declared colours by WCAG 2.2, 1 to 21; None where they cannot be read
    screen                height of the window in CSS pixels; None where the page's figures were not set against it
    """

    font_size: float
    weight: int
    color: str
    body_size: float | None = None
    contrast: float | None = None
    screen: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """Where a quote stands against what a buyer looks at: how buried it is, in figures.

    page, place           where it stands
    clicks                from the pricing page, with what has to be pressed on the page itself: 0 for what the pricing
                          page shows at first; None where no captured page leads there
    after                 what has to be done on the page to see it, in words (`model.state`); "" for nothing
    measured              whether a browser measured the page; without it the figures below are None
    font_size, body_size  as in `Prominence`; None where the text is not seen in the state as captured
    contrast              as in `Prominence`
    screens               window heights from the nearest price of the page, negative where the quote stands above it, 0
                          beside it; None where either is not seen
    """

    page: str
    place: Place
    clicks: int | None
    measured: bool
    font_size: float | None = None
    body_size: float | None = None
    contrast: float | None = None
    screens: float | None = None
    after: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One quote and its place.

    page      id of the document; `capture` the sha256 of the bytes it was read from; `state` the page's state
    url       final address of the page ("" for a file)
    path      CSS path of the element whose text holds the quote
    start/end span in the document's text, in characters
    quote     the text at that span, white space normalised, verbatim
    proves    which parts of the fact the quote proves ("amount", "per", "units", "policy" …)
    box       where it stood on the page; where None, `no_box` says why
    pdf_page  the page of a PDF that it stands on, from 1; None where it was read from no PDF
    """

    page: str
    capture: str
    url: str
    state: str
    path: str
    start: int
    end: int
    quote: str
    place: Place
    proves: tuple[str, ...] = ()
    box: Box | None = None
    prominence: Prominence | None = None
    no_box: str | None = "not captured in a browser"
    pdf_page: int | None = None

    def __hash__(self) -> int:
        """By what tells nearly all of a page's quotes apart: they are put into sets and compared often."""
        return hash((self.start, self.end, self.path))

    def __post_init__(self) -> None:
        if not self.quote.strip():
            raise ValueError(f"Evidence needs a quote: empty text at {self.path} of {self.page or 'a page'}")

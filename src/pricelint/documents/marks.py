"""What markup says of how a text is shown: hidden, collapsed, in a tooltip, in fine print, struck, part of an FAQ.

Read from tags, attributes and class names alone; where a browser measured the page, its geometry overrules this.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from pricelint.model.evidence import Place

Attributes = Mapping[str, str | None]

BLOCK_TAGS = frozenset(
    "address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol optgroup option p pre "
    "pricelint-frame pricelint-shadow search section select summary table tbody td textarea tfoot th thead tr "
    "ul".split()
)
SKIPPED_TAGS = frozenset(
    "script style noscript template svg math head iframe object embed canvas video audio picture img link meta map "
    "datalist".split()
)
STRUCK_TAGS = frozenset({"s", "del", "strike"})
REGION_TAGS = frozenset({"nav", "header", "footer", "main", "aside", "dialog"})
MARKING_TAGS = STRUCK_TAGS | {"small", "input"}
"""Tags that say how their text is shown, or show a text that stands in an attribute."""
MARKING = frozenset({"id", "role", "hidden", "style"})
"""Attributes that can say so, beside the class."""

LINE_TAGS = frozenset("p h1 h2 h3 h4 h5 h6 dt figcaption caption legend option pre summary".split())
"""Tags of elements that are lines: what stands in them stands on one."""

LEVELS = {f"h{level}": level for level in range(1, 7)} | dict.fromkeys(("li", "td", "section", "article", "body"), 0)
"""The level of heading that a tag opens; 0 for tags whose text is no part of a heading around them."""

_UNSEEN = frozenset({Place.HIDDEN, Place.COLLAPSED, Place.TOOLTIP})
_HIDDEN = re.compile(r"(?:^|\s)(?:hidden|d-none|is-hidden|invisible|sr-only|visually-hidden|hide)(?:\s|$)", re.I)
_SHOWN_WIDER = re.compile(
    r"(?:^|\s)(?:sm|md|lg|xl|2xl|d-sm|d-md|d-lg)[:-](?:block|flex|grid|inline|table|not-sr)", re.I
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_COLLAPSED = re.compile(
    r"(?:^|[\s_-])(?:accordion|collapse|collapsible|dropdown|tab|tabs|modal|popup|drawer|dialog|popover)"
    r"[_-]*(?:content|body|panel|pane|collapse|menu|item-body|inner|overlay|text)?(?:[\s_]|$)",
    re.I,
)
_BOOTSTRAP_COLLAPSE = re.compile(r"(?:^|\s)(?:collapse|accordion-collapse)(?:\s|$)")
_OPEN = re.compile(r"(?:^|\s)(?:show|open|active|in|is-open|is-active|expanded)(?:\s|$)", re.I)
_TOOLTIP = re.compile(r"(?:^|[\s_-])(?:tooltip|tool-tip|hint-text|popover)(?:[\s_-]|$)", re.I)
_FINE_PRINT = re.compile(
    r"(?:^|[\s_-])(?:fine-?print|small-?print|footnotes?|disclaimers?|legal-?(?:text|note|notice)?)(?:[\s_-]|$)", re.I
)
_FAQ = re.compile(r"(?:^|[\s_-])faqs?(?:[\s_-]|$)|frequently-asked", re.I)
_STRUCK = re.compile(
    r"line[-_]?through|strike-?through|(?:^|[\s_-])(?:strike|striked|struck|crossed(?:-out)?|old-?price|price-?old|"
    r"was-?price|price-?was|origin(?:al)?[-_]?price|price-?origin(?:al)?|compare-?at|regular-?price-?struck|del)(?:[\s_]|$)",
    re.I,
)
_STRUCK_STYLE = re.compile(r"text-decoration[^;]*line-through", re.I)
_BLOCK_CLASS = re.compile(r"(?:^|\s)(?:block|flex|grid|d-block|d-flex|inline-block-row)(?:\s|$)")

_GRID = re.compile(r"(?:^|[\s_-])grid(?:[\s_-]|$)", re.I)
_GRID_STYLE = re.compile(r"display\s*:\s*(?:inline-)?grid", re.I)
_STACK = re.compile(r"(?:^|\s)(?:grid|d-grid|flex-col|flex-column)(?:\s|$)")
_STACK_STYLE = re.compile(r"display\s*:\s*(?:inline-)?grid|flex-direction\s*:\s*column\s*(?:;|$)", re.I)
_BESIDE = re.compile(
    r"(?:^|[\s:])(?:grid-cols|grid-flow-col|auto-cols|flex-row)|grid-template|grid-auto-flow\s*:\s*col", re.I
)


@dataclass(frozen=True, slots=True)
class NameMarks:
    """What one class or id attribute says. Pages repeat the same few hundred, so they are read once each."""

    hidden: bool
    collapsed: bool
    folded: bool
    tooltip: bool
    fine_print: bool
    faq: bool
    struck: bool
    block: bool
    grid: bool
    stack: bool


NO_MARKS = NameMarks(False, False, False, False, False, False, False, False, False, False)
"""What most class attributes say."""
BLOCK_ALONE = NameMarks(False, False, False, False, False, False, False, True, False, False)
"""What most others say: nothing of how the text is shown."""


@lru_cache(maxsize=8192)
def name_marks(names: str) -> NameMarks:
    """Read a class or id attribute; `NO_MARKS` itself where it says nothing."""
    found = NameMarks(
        hidden=bool(_HIDDEN.search(names)) and not _SHOWN_WIDER.search(names),
        collapsed=bool(_COLLAPSED.search(names)),
        folded=bool(_BOOTSTRAP_COLLAPSE.search(names)) and not _OPEN.search(names),
        tooltip=bool(_TOOLTIP.search(names)),
        fine_print=bool(_FINE_PRINT.search(names)),
        faq=bool(_FAQ.search(names)),
        struck=bool(_STRUCK.search(names)),
        block=bool(_BLOCK_CLASS.search(names)),
        grid=bool(_GRID.search(names)),
        stack=bool(_STACK.search(names)) and not _BESIDE.search(names),
    )
    return NO_MARKS if found == NO_MARKS else found


def place_of(tag: str, attrs: Attributes, own: NameMarks, above: Place) -> Place:
    """Where the text of an element stands, given where its parent stands. What is hidden stays hidden inside."""
    if above in _UNSEEN:
        return above
    if not attrs:
        return Place.FINE_PRINT if tag == "small" and above is Place.MAIN else above
    by_id = name_marks(attrs["id"] or "") if "id" in attrs else NO_MARKS
    if own.tooltip or attrs.get("role") == "tooltip":
        return Place.TOOLTIP
    if own.hidden or "hidden" in attrs or _hides(attrs.get("style")):
        folds = own.collapsed or by_id.collapsed or attrs.get("role") == "tabpanel"
        return Place.COLLAPSED if folds else Place.HIDDEN
    if own.folded:
        return Place.COLLAPSED
    if (own.faq or by_id.faq) and tag not in ("body", "html", "main"):
        return Place.FAQ
    if above is Place.MAIN and (tag == "small" or own.fine_print or by_id.fine_print):
        return Place.FINE_PRINT
    return above


def heading_of(tag: str, attrs: Attributes, above: int) -> int:
    """The level (1–6) of the heading that an element's text stands in, 0 for none, given its parent's."""
    if level := LEVELS.get(tag):
        return level
    if "role" in attrs and attrs["role"] == "heading":
        level_text = attrs.get("aria-level") or ""
        return int(level_text) if level_text in ("1", "2", "3", "4", "5", "6") else 2
    return 0 if tag in LEVELS else above


def label_of(tag: str, attrs: Attributes) -> str:
    """The text of a button that is an input and shows its value; "" for anything else."""
    shown = tag == "input" and attrs.get("type") in ("submit", "button")
    return (attrs.get("value") or "") if shown else ""


def is_grid(attrs: Attributes, own: NameMarks) -> bool:
    """Whether an element lays its children out as the cells of a grid, by class or style."""
    return own.grid or bool(_GRID_STYLE.search(attrs.get("style") or ""))


def is_stack(attrs: Attributes, own: NameMarks) -> bool:
    """Whether an element lays its children out one below the other, by class or style."""
    style = attrs.get("style") or ""
    return own.stack or (bool(_STACK_STYLE.search(style)) and not _BESIDE.search(style))


@lru_cache(maxsize=8192)
def _hides(style: str | None) -> bool:
    return bool(style) and bool(_HIDDEN_STYLE.search(style or ""))


@lru_cache(maxsize=8192)
def _strikes(style: str | None) -> bool:
    return bool(style) and bool(_STRUCK_STYLE.search(style or ""))


def is_struck(tag: str, attrs: Attributes, own: NameMarks) -> bool:
    """Whether an element strikes its text through, by tag, class or style."""
    return tag in STRUCK_TAGS or own.struck or ("style" in attrs and _strikes(attrs["style"]))

"""A reviewer of a site's own words: what names a platform there has to be a claim, have its denominator, and be dated.

Claims are checked against their evidence elsewhere; this looks at what stands beside them, which templates of a
publisher's own may have added.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pricelint.bundle.problem import Verification
from pricelint_reports.language import speak
from pricelint_reports.site.claims import squeezed
from pricelint_reports.site.claims_json import ClaimEntry
from pricelint_reports.site.folder import Manifest
from pricelint_reports.site.verify.files import parsed_pages

_MONEY = re.compile(r"[$€£¥₹₩]\s?\d|\d[\d.,]*\s?[€$£¥₹₩]|\b[A-Z]{3}\s\d")
_QUOTING = frozenset({"q", "blockquote", "mark", "svg", "style", "script", "code"})
_CAPTURED = frozenset({"pagetext", "passage"})
"""Classes of elements that hold captured text."""

_LED = ("receipt", "claim")
_BLOCKS = "p, li, td, th, h1, h2, h3, h4, h5, caption, dd, dt, figcaption, summary"


@dataclass(frozen=True, slots=True)
class _Words:
    superlatives: re.Pattern[str]
    among: re.Pattern[str]


def check_style(folder: Path, manifest: Manifest, entries: Mapping[str, ClaimEntry], found: Verification) -> None:
    """Refuse a sentence on a platform that has a price and is no claim, a superlative without its denominator, and a
    page of claims without a date."""
    names = _names(folder)
    words = _words(manifest.language)
    dates = _dates(manifest.language, entries)
    for path, tree in parsed_pages(folder, manifest):
        found.count("pages reviewed")
        for sentence, loose in _sentences(tree):
            if why := _fault(sentence, loose, names, words):
                found.differs(path, why, "", sentence)
        if tree.css_first("[data-claim]") and not _dated(tree, dates):
            found.differs(path, "it prints claims and no date on which anything was seen")


def _fault(sentence: str, loose: str, names: Sequence[str], words: _Words) -> str:
    """What is wrong with a sentence, of which `loose` is no claim, quote or link to one; "" for nothing."""
    if not any(name in sentence for name in names):
        return ""
    if any(name in loose for name in names) and _MONEY.search(loose):
        return "a price of a platform that is no claim: nothing proves it"
    if words.superlatives.search(loose) and not words.among.search(sentence):
        return "a superlative without its denominator: the first of how many?"
    return ""


def _sentences(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    """Every block of text under <main>, whole and without its claims, quotes and links to receipts and claims."""
    main = tree.css_first("main")
    for block in main.css(_BLOCKS) if main else []:
        if block.css_first(_BLOCKS.replace("th, ", "")) in (None, block) and not _covered(block):
            loose = "".join(text.text_content or "" for text in _texts(block) if not _covered(text))
            yield squeezed(block.text(deep=True, separator="")), squeezed(loose)


def _texts(block: LexborNode) -> Iterator[LexborNode]:
    return (node for node in block.traverse(include_text=True) if node.tag == "-text")


def _covered(node: LexborNode) -> bool:
    """Whether a text is a claim, a quote, or a link to what proves it."""
    at: LexborNode | None = node
    while at is not None and at.tag not in ("main", "body", "html"):
        told = at.attributes if at.tag != "-text" else {}
        led = at.tag == "a" and any(word in (told.get("href") or "") for word in _LED)
        classes = (told.get("class") or "").split()
        if "data-claim" in told or at.tag in _QUOTING or led or _CAPTURED & set(classes):
            return True
        at = at.parent
    return False


def _names(folder: Path) -> tuple[str, ...]:
    """The names of the platforms, as pages print them."""
    try:
        pages = sorted((folder / "platforms").glob("*.html"))
        heads = (LexborHTMLParser(page.read_bytes()).css_first("h1") for page in pages)
        return tuple(filter(None, (squeezed(head.text(deep=True, separator="")) for head in heads if head)))
    except OSError:
        return ()


def _dates(language: str, entries: Mapping[str, ClaimEntry]) -> frozenset[str]:
    """The days on which claims were seen, as the site prints them."""
    spoken = speak(language)
    return frozenset(spoken.day(entry.seen) for entry in entries.values())


def _dated(tree: LexborHTMLParser, dates: frozenset[str]) -> bool:
    text = squeezed(tree.body.text(deep=True, separator=" ")) if tree.body else ""
    return bool(tree.css_first("time[datetime]")) or any(date in text for date in dates)


@cache
def _words(language: str) -> _Words:
    """The words of a language; of English for one that has none."""
    told = tomllib.loads(files("pricelint_reports").joinpath("site/verify/style.toml").read_text("utf-8"))
    own = told.get(language, told["en"])
    edge = "" if language in ("ja", "zh") else r"\b"
    superlatives = "|".join(own["superlatives"])
    return _Words(
        re.compile(f"{edge}(?:{superlatives}){edge}", re.IGNORECASE), re.compile("|".join(own["among"]), re.IGNORECASE)
    )

"""PDFs as documents: their text is read in a process of its own, under bounds, and stands as one section per page.

A PDF is a program that a stranger wrote: the reader runs apart, may take `SECONDS` and `MEMORY`, reads at most
`MOST_PAGES` pages, and its death is an error with a reason. Lines become paragraphs, and lines of short columns become
table rows, so that everything downstream reads a PDF as it reads a page; the section's place is the page's number.
"""

from __future__ import annotations

import html
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

import msgspec

from pricelint.documents.document import PAGE_TAG
from pricelint.errors import NotHtmlError, SourceTooLargeError

SECONDS = 30.0
MEMORY = 1_500_000_000
"""Bytes of address space that the reader may take."""

MOST_PAGES = 200
MOST_CHARACTERS = 2_000_000
_GAP = re.compile(r"\s{2,}")
_BULLET = re.compile(r"^(?:[•▪●◦–—*-]|\(?\d{1,2}(?:\.\d{1,2})*[.)])\s")
_DIGIT = re.compile(r"\d")
_CELL = 48
_SENTENCE_END = tuple(".!?:;。！？")


class PdfText(msgspec.Struct, frozen=True):
    """What the reader says: the text of each page, laid out in lines, and why there is none ("" where there is)."""

    title: str
    pages: list[str]
    total: int
    error: str = ""


def pdf_as_html(body: bytes, where: str) -> tuple[str, tuple[str, ...]]:
    """A PDF as HTML with one `pdf-page` per page, and what is missing of it, in words.

    Raises `NotHtmlError` where it holds no text or cannot be read, `SourceTooLargeError` where its text is too long.
    """
    text = read_pdf(body)
    if text.error:
        raise NotHtmlError(f"this PDF cannot be read: {text.error}", where=where, expected="a PDF with text")
    if not any(page.strip() for page in text.pages):
        raise NotHtmlError(
            f"this PDF holds no text on {len(text.pages)} pages", where=where, expected="a PDF with text",
            do="ask for the page that it was made from",
        )  # fmt: skip
    if sum(map(len, text.pages)) > MOST_CHARACTERS:
        expected = f"at most {MOST_CHARACTERS:,} characters"
        raise SourceTooLargeError("this PDF holds too much text", where=where, expected=expected)
    problems = [f"read to page {len(text.pages)} of {text.total}"] if text.total > len(text.pages) else []
    sections = "".join(f"<{PAGE_TAG}>{''.join(_blocks(page))}</{PAGE_TAG}>" for page in text.pages)
    return f"<!doctype html><html><title>{html.escape(text.title)}</title><body>{sections}</body></html>", tuple(
        problems
    )


@lru_cache(maxsize=8)
def read_pdf(body: bytes) -> PdfText:
    """The text of a PDF, read in a process of its own. Whatever becomes of that process is told in `error`."""
    command = [sys.executable, "-m", "pricelint.documents.pdf_reader"]
    try:
        done = subprocess.run(command, input=body, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603 - ours
    except subprocess.TimeoutExpired:
        return PdfText("", [], 0, f"it took more than {SECONDS:g} s")
    try:
        return msgspec.json.decode(done.stdout, type=PdfText)
    except msgspec.MsgspecError:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        return PdfText("", [], 0, f"the reader ended with code {done.returncode} ({''.join(said)[:200] or 'no word'})")


def _blocks(page: str) -> Iterator[str]:
    lines = [line.rstrip() for line in page.splitlines()]
    for is_row, group in groupby(_rows_together(lines), key=_is_row):
        block = list(group)
        if is_row and len(block) > 1 and 2 * sum(bool(_DIGIT.search(line)) for line in block) >= len(block):
            yield _table(block)
        else:
            yield from (f"<p>{html.escape(text)}</p>" for text in _paragraphs(block))


def _rows_together(lines: Sequence[str]) -> Iterator[str]:
    """The lines without the empty ones that stand between two rows of a table."""
    held: list[str] = []
    after_row = False
    for line in lines:
        if after_row and not line:
            held.append(line)
            continue
        if not (after_row and _is_row(line)):
            yield from held
        held, after_row = [], _is_row(line)
        yield line


def _is_row(line: str) -> bool:
    """Whether a line may be a row of a table: several short cells far from each other."""
    cells = _GAP.split(line.strip())
    return len(cells) > 1 and all(len(cell) <= _CELL for cell in cells)


def _table(lines: Sequence[str]) -> str:
    rows = ("".join(f"<td>{html.escape(cell)}</td>" for cell in _GAP.split(line.strip())) for line in lines)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    """Lines joined to paragraphs: an empty line, a bullet or a short line that ends a sentence parts two of them."""
    longest = max(map(len, lines), default=0)
    held: list[str] = []
    for line in lines:
        text = " ".join(line.split())
        if held and (not text or _BULLET.match(text)):
            yield _joined(held)
            held = []
        if text:
            held.append(text)
            if len(line) < 0.7 * longest and (text.endswith(_SENTENCE_END) or len(held) == 1):
                yield _joined(held)
                held = []
    if held:
        yield _joined(held)


def _joined(lines: Sequence[str]) -> str:
    text = lines[0]
    for line in lines[1:]:
        text = text[:-1] + line if re.search(r"[a-zà-ÿ]-$", text) and line[:1].islower() else f"{text} {line}"
    return text

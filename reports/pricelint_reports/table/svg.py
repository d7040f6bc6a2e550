"""A published table as one SVG picture: text only, no script, no link, no foreign content."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import escape

from pricelint_reports.table.model import Column, PublishedTable, Table
from pricelint_reports.table.words import closing, heading, note_words, noted
from pricelint_reports.text import one_line

LETTER, LINE, PAD = 7.2, 18, 10
"""CSS pixels: the mean width of a letter at 13 px, the height of a line, the space around a cell's text."""

MOST, LEAST = 26, 9
"""Letters in a line of a cell, at most and at least."""

_STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#1c2024}.t{font-weight:700;font-size:18px}.h{font-weight:700}"
    ".n{fill:#565d66;font-size:11px}line{stroke:#c9c4b8}.p{fill:#fff}"
    "@media(prefers-color-scheme:dark){text{fill:#e9e6df}.n{fill:#a9afb6}line{stroke:#4a5056}.p{fill:#15181b}}"
)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """Pieces of SVG from some height down to `bottom`, and how wide they reach."""

    pieces: tuple[str, ...]
    bottom: float
    width: float


def table_svg(published: PublishedTable) -> str:
    """The picture with its title and a description that says the table in words."""
    title = one_line(published.title)
    pieces, y, width = [_text(PAD, 30, title, "t")], 50.0, 480.0
    for table in published.tables:
        pieces.append(_text(PAD, y + LINE, heading(table), "h"))
        drawn = _table(table, y + 2 * LINE)
        pieces, y, width = [*pieces, *drawn.pieces], drawn.bottom + LINE, max(width, drawn.width)
    below = [f"[{note.number}] {note_words(note)}" for note in published.notes]
    for line in _folded((*below, *closing(published)), int((width - 2 * PAD) / 6)):
        y += LINE - 3
        pieces.append(_text(PAD, y, line, "n"))
    height = y + 2 * PAD
    body = "\n".join(pieces)
    return (
        f'<svg style="display:block" xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
        f'viewBox="0 0 {width:.0f} {height:.0f}" role="img" aria-labelledby="t d">\n'
        f'<title id="t">{escape(title)}</title>\n<desc id="d">{escape(_described(published))}</desc>\n'
        f"<style>{_STYLE}</style>\n"
        f'<rect class="p" width="{width:.0f}" height="{height:.0f}"/>\n{body}\n</svg>\n'
    )


def _table(table: Table, top: float) -> _Drawn:
    rows = [[one_line(column.heading) for column in table.columns]]
    rows += [[one_line(f"{cell.words} {noted(cell)}") for cell in row.cells] for row in table.rows]
    widths = [_letters([row[at] for row in rows]) for at in range(len(table.columns))]
    lefts = [PAD + sum(width * LETTER + 2 * PAD for width in widths[:at]) for at in range(len(widths) + 1)]
    pieces: list[str] = []
    y = top
    for number, row in enumerate(rows):
        folded = [wrap_wide(text, width) for text, width in zip(row, widths, strict=True)]
        pieces += _row(folded, table.columns, lefts, y, "h" if number == 0 else "")
        y += max(map(len, folded)) * LINE + PAD
        pieces.append(f'<line x1="{PAD}" x2="{lefts[-1]:.0f}" y1="{y:.0f}" y2="{y:.0f}"/>')
    return _Drawn(tuple(pieces), y, lefts[-1] + PAD)


def _row(
    folded: Sequence[Sequence[str]], columns: Sequence[Column], lefts: Sequence[float], y: float, style: str
) -> Iterable[str]:
    for at, (lines, column) in enumerate(zip(folded, columns, strict=True)):
        x = lefts[at + 1] - 2 * PAD if column.numeric else lefts[at]
        for number, line in enumerate(lines, start=1):
            yield _text(x, y + number * LINE, line, style, end=column.numeric)


def _text(x: float, y: float, text: str, style: str, *, end: bool = False) -> str:
    anchor = ' text-anchor="end"' if end else ""
    named = f' class="{style}"' if style else ""
    return f'<text x="{x:.0f}" y="{y:.0f}"{named}{anchor}>{escape(one_line(text))}</text>'


def _letters(texts: Sequence[str]) -> int:
    return max(LEAST, min(MOST, max((breadth(text) for text in texts), default=LEAST)))


def breadth(text: str) -> int:
    """How many Latin letters a text is wide: signs of Chinese, Japanese and Korean count two.

    >>> breadth("a画")
    3
    """
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def wrap_wide(text: str, width: int) -> list[str]:
    """A text in lines of at most `width` letters, broken at spaces; a longer word is broken where it has to be."""
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and breadth(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
            continue
        *whole, rest = _pieces(word, width)
        lines += [*whole, rest]
    return lines[1:] or [""]


def _pieces(word: str, width: int) -> list[str]:
    pieces = [""]
    for char in word:
        if breadth(pieces[-1] + char) > width:
            pieces.append("")
        pieces[-1] += char
    return pieces


def _folded(sentences: Iterable[str], width: int) -> Iterable[str]:
    for sentence in sentences:
        yield from wrap_wide(one_line(sentence), max(LEAST, width))


def _described(published: PublishedTable) -> str:
    lines = []
    for table in published.tables:
        for row in table.rows:
            cells = (f"{c.heading}: {cell.words}" for c, cell in zip(table.columns, row.cells, strict=True))
            lines.append(f"{heading(table)}. {'; '.join(map(one_line, cells))}.")
    return " ".join(lines)

"""PDFs written by the tests themselves: pages of lines at given places, in the one font that every reader has."""

from __future__ import annotations

from collections.abc import Sequence

FONTS = "/Resources << /Font << /F1 3 0 R >> >>"
SIZE = "/MediaBox [0 0 595 842]"
Line = tuple[int, int, str]
"""Points from the left, points from the bottom, the text."""


def small_pdf(*pages: Sequence[Line], title: str = "Terms") -> bytes:
    """A valid PDF of A4 pages."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
    ]
    for number, lines in enumerate(pages):
        words = "\n".join(f"BT /F1 10 Tf {x} {y} Td ({_escaped(text)}) Tj ET" for x, y, text in lines)
        objects += [
            f"<< /Type /Page /Parent 2 0 R {SIZE} {FONTS} /Contents {5 + 2 * number} 0 R >>",
            f"<< /Length {len(words.encode())} >>\nstream\n{words}\nendstream",
        ]
    objects.append(f"<< /Title ({_escaped(title)}) >>")
    return _file(objects)


def _file(objects: Sequence[str]) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R /Info {size - 1} 0 R >>\n"
    return out + end.encode() + f"startxref\n{len(out)}\n%%EOF\n".encode()


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def paragraph(text: str, top: int = 780, width: int = 80) -> list[Line]:
    """A text broken into lines, from the top of a page down."""
    lines, held = list[str](), ""
    for word in text.split():
        if len(held) + len(word) >= width:
            lines.append(held)
            held = ""
        held = f"{held} {word}".strip()
    return [(50, top - 12 * number, line) for number, line in enumerate([*lines, held])]

"""The process that reads a PDF: bytes on standard input, a `PdfText` as JSON on standard output."""

from __future__ import annotations

import contextlib
import io
import logging
import sys

import msgspec
from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from pricelint.documents.pdf import MEMORY, MOST_CHARACTERS, MOST_PAGES, PdfText

_BROKEN = (PyPdfError, RecursionError, ValueError, TypeError, KeyError, AttributeError, IndexError, OSError)
"""What hostile files make the library raise."""


def main() -> int:
    """Read one PDF; always 0 where an answer was given, be it that it cannot be read."""
    _bound()
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    sys.stdout.buffer.write(msgspec.json.encode(read(sys.stdin.buffer.read())))
    return 0


def read(body: bytes) -> PdfText:
    """The text of a PDF, page by page. One that is encrypted with an empty password is read; any other says why not."""
    try:
        reader = PdfReader(io.BytesIO(body))
        if reader.is_encrypted and not reader.decrypt(""):
            return PdfText("", [], 0, "it is locked with a password")
        total, pages, size = len(reader.pages), list[str](), 0
        for number in range(min(total, MOST_PAGES)):
            pages.append(_text(reader.pages[number]))
            size += len(pages[-1])
            if size > MOST_CHARACTERS:
                break
        title = reader.metadata.title if reader.metadata else None
        return PdfText(str(title or "")[:300], pages, total)
    except MemoryError:
        return PdfText("", [], 0, "it asks for too much memory")
    except _BROKEN as error:
        return PdfText("", [], 0, f"{type(error).__name__}: {str(error)[:200]}")


def _text(page: PageObject) -> str:
    """The text of a page as it is laid out, which keeps columns apart; else in the order of its content."""
    with contextlib.suppress(
        PyPdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, ZeroDivisionError
    ):
        laid_out = page.extract_text(extraction_mode="layout")
        if laid_out.strip():
            return str(laid_out)
    return str(page.extract_text())


def _bound() -> None:
    """Where the system has such bounds, the process may take no more than `MEMORY`."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    sys.exit(main())

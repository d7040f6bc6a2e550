"""What tells a PDF from a page: the content types that servers send it under, and its first bytes."""

from __future__ import annotations

PDF_TYPES = frozenset({"application/pdf", "application/x-pdf", "application/octet-stream", ""})
"""Content types under which servers send PDFs; the last two name anything, so the bytes decide."""


def is_pdf(body: bytes) -> bool:
    """Whether bytes are a PDF: its mark may stand a little behind the beginning."""
    return b"%PDF-" in body[:1024]

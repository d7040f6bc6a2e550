"""Where a report gets stored bytes from: two callables, so that reports do not know the store."""

from __future__ import annotations

from collections.abc import Callable

Blob = Callable[[str], bytes | None]
"""The bytes of a blob by its sha256 in hexadecimal, or None where there are none."""

PageText = Callable[[str], str | None]
"""A document's text, which evidence spans count in, by the sha256 of its capture; None where there is none."""


def no_blob(_sha256: str) -> bytes | None:
    """A store without blobs: the report shows quotes without pictures."""
    return None


def no_text(_sha256: str) -> str | None:
    """A store without page texts: the report shows quotes without their surroundings."""
    return None

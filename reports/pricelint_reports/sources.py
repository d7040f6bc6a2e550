"""Where a report gets stored bytes from: callables, so that reports do not know the store."""

from __future__ import annotations

from collections.abc import Callable

from pricelint.model.result import PlatformResult

Blob = Callable[[str], bytes | None]
"""The bytes of a blob by its sha256 in hexadecimal, or None where there are none."""

PageText = Callable[[str], str | None]
"""A document's text, which evidence spans count in, by the sha256 of its capture; None where there is none."""


PageTexts = Callable[[PlatformResult], PageText]
"""The texts of the captures of one platform's result."""


def no_blob(_sha256: str) -> bytes | None:
    """A store without blobs: the report shows quotes without pictures."""
    return None


def no_text(_sha256: str) -> str | None:
    """A store without page texts: the report shows quotes without their surroundings."""
    return None


def no_texts(_result: PlatformResult) -> PageText:
    """The same for any platform."""
    return no_text

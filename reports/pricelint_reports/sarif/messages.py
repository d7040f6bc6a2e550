"""Text in the places where SARIF gives signs a meaning: messages, which may hold links and placeholders."""

from __future__ import annotations

import re
from typing import Any

from pricelint_reports.text import one_line

Node = dict[str, Any]
"""A JSON object of a SARIF log."""

_LINK = re.compile(r"\]\(")
_PLACEHOLDER = re.compile(r"\{\d+\}")


def message(text: str) -> Node:
    """One line as a message object: what would read as a link or a placeholder is escaped (3.11.5 and 3.11.6)."""
    line = one_line(text)
    if _LINK.search(line):
        line = re.sub(r"([\\\[\]])", r"\\\1", line)
    if _PLACEHOLDER.search(line):
        line = line.replace("{", "{{").replace("}", "}}")
    return {"text": line}


def verbatim(text: str) -> str:
    """Text as it was captured; only lone surrogates, which UTF-8 cannot hold, become U+FFFD.

    >>> verbatim("a\\ud800\\tb")
    'a\ufffd\\tb'
    """
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def cut(text: str, most: int) -> str:
    """Text of at most so many characters, ended with an ellipsis where it was longer."""
    return text if len(text) <= most else f"{text[: most - 1]}…"

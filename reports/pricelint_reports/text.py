"""Making captured text harmless in each format that a report is written in."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import urlsplit

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BIDI = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]")
_TOUCHED = re.compile(f"{_CONTROL.pattern}|{_BIDI.pattern}|\r")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-!|~:@$^=])")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def clean(text: str) -> str:
    """`text` with control characters and lone surrogates shown as U+FFFD and writing-direction overrides left out.

    A terminal would obey the first, a reader be misled by the second (a price that reads backwards).

    >>> clean("a\\x1b[31mb")
    'a\ufffd[31mb'
    """
    if not _TOUCHED.search(text):
        return text  # nearly every text: a page has thousands of them
    return _BIDI.sub("", _CONTROL.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n")))


def one_line(text: str) -> str:
    """`clean` text with every run of white space as one space."""
    return " ".join(clean(text).split())


def safe_href(url: str) -> str | None:
    """`url` where it is an absolute http or https address without white space or control characters, else None.

    >>> safe_href("https://example.org/pricing")
    'https://example.org/pricing'
    >>> safe_href("java" + "script:alert(1)") is None
    True
    """
    if not url.isprintable() or any(char.isspace() for char in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None


def csv_cell(text: str) -> str:
    """One line that no spreadsheet reads as a formula: what could start one is preceded by an apostrophe.

    >>> csv_cell("=1+1")
    "'=1+1"
    """
    line = one_line(text)
    risky = text.startswith(_FORMULA) or line.startswith(_FORMULA)
    return f"'{line}" if risky else line


def markdown_cell(text: str) -> str:
    """One line of a Markdown table: no pipe, HTML, link, emphasis or autolink survives.

    >>> markdown_cell("a|b <i>")
    'a\\\\|b &lt;i&gt;'
    """
    escaped = _MARKDOWN.sub(r"\\\1", one_line(text))
    return escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def slug(text: str) -> str:
    """A file name and anchor from any text: lower-case letters, digits and hyphens, at most 60 characters.

    Two different texts never share one: where characters were lost a hash of the text is appended.

    >>> slug("fair-studio")
    'fair-studio'
    """
    kept = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:48].strip("-")
    if kept == text:
        return kept
    return f"{kept or 'x'}-{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:10]}"


def language_tag(text: str) -> str:
    """`text` where it is shaped like a BCP 47 tag, else "und" (undetermined)."""
    return text if _LANGUAGE.fullmatch(text) else "und"

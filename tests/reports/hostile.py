"""Captures as an attacker would write them, for every format that a report is written in."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from html.parser import HTMLParser
from typing import Any

from tests.reports.choosing import with_choices

from pricelint.model.result import AuditResult

HOSTILE = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' onmouseover='alert(1)", "javascript:alert(1)",
    "</style><script>alert(1)</script>", "{{ 7*7 }}{% raw %}", "../../../etc/passwd", '=HYPERLINK("http://x")',
    "@SUM(1+1)", "+1|cmd", "-2+3", "\t=1", "\r\n=1", "a|b\n| c |", "[x](javascript:alert(1))",
    "![x](http://t.example/p)", "<http://t.example>", "\x1b[31mred\x1b]8;;http://t.example\x07", "\u202egnp.exe",
    "\ud800", "\x00", "]]>", "-->", "&lt;b&gt;", 'https://a.example/" onclick="x', "data:text/html,<b>",
    "//t.example/x", "`code` **bold**", "[red]x[/red]",
)  # fmt: skip
SPARED = {"currency", "capture", "body", "dom", "full_page", "screenshot", "schema_version"}


class Tags(HTMLParser):
    """Collects every start tag with its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def poisoned(audit: AuditResult, text: str) -> AuditResult:
    """`audit` with every string of it replaced by `text`, also of what was chosen; platforms keep ids that differ."""
    changed: AuditResult = replaced(with_choices(audit), text)
    platforms = tuple(
        replace(item, platform=replace(item.platform, id=f"{text}{number}"))
        for number, item in enumerate(changed.platforms)
    )
    return replace(changed, platforms=platforms, schema_version=audit.schema_version)


def replaced(value: Any, text: str) -> Any:
    """`value` with `text` for every string but hashes and currencies; a quote is never empty."""
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return text
    if isinstance(value, tuple):
        return tuple(replaced(item, text) for item in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    kept = {item.name: getattr(value, item.name) for item in fields(value) if item.name not in SPARED}
    changes = {name: replaced(item, text) for name, item in kept.items()}
    if "quote" in changes and not text.strip():
        changes["quote"] = "x"
    return replace(value, **changes)

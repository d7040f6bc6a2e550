"""The command line: one file per command. The only place that knows spiders, rules and reports together."""

from __future__ import annotations

from pricelint.cli import (
    audit,
    breakage,
    coverage,
    crawl,
    extract,
    history,
    platforms,
    quote,
    report,
    rules,
    schema,
    spend,
    suppress,
)
from pricelint.cli.app import app, main

__all__ = [
    "app",
    "audit",
    "breakage",
    "coverage",
    "crawl",
    "extract",
    "history",
    "main",
    "platforms",
    "quote",
    "report",
    "rules",
    "schema",
    "spend",
    "suppress",
]

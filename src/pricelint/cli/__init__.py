"""The command line: one file per command. The only place that knows spiders, rules and reports together."""

from __future__ import annotations

from pricelint.cli import (
    audit,
    breakage,
    bundle,
    coverage,
    crawl,
    dossier,
    extract,
    history,
    index,
    platforms,
    quote,
    reextract,
    report,
    rules,
    schema,
    spend,
    store,
    suppress,
    table,
    verify,
)
from pricelint.cli.app import app, main

__all__ = [
    "app",
    "audit",
    "breakage",
    "bundle",
    "coverage",
    "crawl",
    "dossier",
    "extract",
    "history",
    "index",
    "main",
    "platforms",
    "quote",
    "reextract",
    "report",
    "rules",
    "schema",
    "spend",
    "store",
    "suppress",
    "table",
    "verify",
]

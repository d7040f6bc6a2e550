"""The command line: one file per command. The only place that knows spiders, rules and reports together."""

from __future__ import annotations

from pricelint.cli.app import app, main

__all__ = ["app", "main"]

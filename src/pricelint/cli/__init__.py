"""The command line: one file per command in `commands`. Only here spiders, rules and reports are known together."""

from __future__ import annotations

from pricelint.cli.app import app, main

__all__ = ["app", "main"]

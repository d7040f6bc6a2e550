"""pricelint: audits public pricing pages that sell credits, tokens, coins or points; every claim has its receipt."""

from __future__ import annotations

__version__ = "0.1.0"

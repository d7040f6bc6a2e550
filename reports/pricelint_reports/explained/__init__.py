"""A page with its facts explained: in the terminal, and as the page's text with the facts marked in it."""

from __future__ import annotations

from pricelint_reports.explained.html import explained_page
from pricelint_reports.explained.terminal import explained_facts

__all__ = ["explained_facts", "explained_page"]

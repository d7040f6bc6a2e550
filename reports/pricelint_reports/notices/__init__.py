"""Messages about changes and failed visits, as text, Markdown and HTML."""

from __future__ import annotations

from pricelint_reports.notices.message import write_message

__all__ = ["write_message"]

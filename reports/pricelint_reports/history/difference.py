"""Two captures side by side on one page: everything that differs, with both quotes."""

from __future__ import annotations

from collections.abc import Sequence

from pricelint.model.change import Change
from pricelint_reports.frame.environment import frame_environment
from pricelint_reports.history.changes import kind_words


def difference_page(before: str, after: str, changes: Sequence[Change]) -> str:
    """HTML of what differs between two captures, named as they were asked for."""
    template = frame_environment("history").get_template("difference.html.j2")
    return template.render(before=before, after=after, changes=changes, kind_words=kind_words)

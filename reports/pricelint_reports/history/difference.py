"""Two captures side by side on one page: everything that differs, with both quotes."""

from __future__ import annotations

from collections.abc import Sequence

from pricelint.model.change import Change
from pricelint_reports.changes.words import DOUBTED, KINDS
from pricelint_reports.frame.environment import frame_environment
from pricelint_reports.language import ENGLISH, Language


def difference_page(before: str, after: str, changes: Sequence[Change], language: Language = ENGLISH) -> str:
    """HTML of what differs between two captures, named as they were asked for."""
    template = frame_environment("history", language).get_template("difference.html.j2")
    return template.render(before=before, after=after, changes=changes, kinds=KINDS, doubted=DOUBTED)

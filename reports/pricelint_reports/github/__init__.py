"""Annotations on GitHub: workflow commands that a step of an action prints."""

from __future__ import annotations

from pricelint_reports.github.commands import annotations_text

__all__ = ["annotations_text"]

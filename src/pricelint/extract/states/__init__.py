"""The facts of a page's states as the facts of one page."""

from __future__ import annotations

from pricelint.extract.states.merge import merged_states

__all__ = ["merged_states"]

"""Names that a mistyped one may have meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def near(name: str, names: Iterable[str], otherwise: str) -> str:
    """The names most like `name`, or that share a word with it: "a, b or c"; `otherwise` where none is like it."""
    known = sorted(set(names))
    parts = set(name.replace("/", "-").split("-"))
    alike = get_close_matches(name, known, n=3, cutoff=0.6)
    alike += [each for each in known if each not in alike and parts & set(each.replace("/", "-").split("-"))][:3]
    if not alike:
        return otherwise
    return " or ".join(part for part in (", ".join(alike[:-1]), alike[-1]) if part)

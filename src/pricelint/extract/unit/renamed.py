"""Units under a new name: pages that rename theirs use both words for one thing ("tokens, formerly credits")."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from pricelint.extract.patterns import Pattern
from pricelint.extract.unit.words import UnitWord, unit_data


def former_names(text: str, unit: UnitWord, others: Iterable[UnitWord], language: str) -> tuple[str, ...]:
    """The names among `others` that a text says the unit had before."""
    return tuple(other.name for other in others if _renaming(unit, other, language).search(text))


@lru_cache(maxsize=256)
def _renaming(unit: UnitWord, former: UnitWord, language: str) -> Pattern:
    forms = (form for own in unit_data(language) for form in own.renamed)
    new, old = (f"(?:{'|'.join(word.words)})" for word in (unit, former))
    return Pattern("|".join(form.replace("{unit}", new).replace("{former}", old) for form in forms) or "(?!)")

"""Every pattern that is made of a language's phrases on policies, with a name that tells where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from pricelint.extract.patterns import Pattern
from pricelint.extract.policies.lines import phrases
from pricelint.extract.policies.words import words


def policy_patterns(language: str) -> Iterator[tuple[str, Pattern]]:
    """The patterns of all sections that the policy readers use."""
    known = words(language)
    for group in (known.policy, known.place, known.condition, known.question, known.pools):
        yield from ((str(key), pattern) for key, pattern in group.items())
    yield "duration", known.duration
    for section in ("bonus", "tactics", "variation", "terms"):
        yield from ((f"{section}.{key}", pattern) for key, pattern in phrases(language, section).items())

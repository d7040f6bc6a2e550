"""Questions that name no thing of their own ("Do they expire?" under "Credits"): they ask of what stands above."""

from __future__ import annotations

from functools import lru_cache

from pricelint.extract.policies.clauses.events import Kind
from pricelint.extract.policies.clauses.subject import is_empty
from pricelint.extract.policies.wording.words import Words
from pricelint.extract.policies.wording.words import words as words_of


def names_nothing(question: str, words: Words) -> bool:
    """Whether a question is made of a question word, a verb of the fate of units and pronouns alone."""
    return _names_nothing(question, words.code)


@lru_cache(maxsize=2048)
def _names_nothing(question: str, code: str) -> bool:
    words = words_of(code)
    text = words.question["open"].sub(" ", question)
    for key in ("asking", *(kind.value for kind in Kind)):
        text = words.policy[key].sub(" ", text)
    return is_empty(text, words)

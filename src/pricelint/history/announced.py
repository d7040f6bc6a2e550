"""Whether a notice on a page announces a change: it names the new value, and the thing or its former value.

Nothing is known here of any language: numbers, the page's own names, and the words of the statement itself are looked
for. A notice that only says that something was changed announces nothing in particular, and one that speaks of another
plan or item by its name does not announce a change of this one, though it prints the same figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pricelint.history.naming import named, named_beside, names, names_another
from pricelint.history.statement import Key, Statement
from pricelint.model.change import Change
from pricelint.model.contradiction import Side
from pricelint.model.evidence import Evidence
from pricelint.model.fact import Hint, HintTopic
from pricelint.model.notes import CALLED_OFF
from pricelint.model.site import SiteFacts

_NUMBER = re.compile(r"\d+(?:[.,’' \u00a0\u202f]\d+)*")
_CENTS = re.compile(r"[.,]00?$")
_WORD = re.compile(r"[^\W\d_]{4,}")
_SHARED = 0.6
"""Share of the words of a statement that a notice without a new number has to repeat."""


def notices(facts: SiteFacts) -> tuple[Hint, ...]:
    """The passages that announce changed prices, costs or allowances, on pages of every role."""
    return tuple(hint for hint in _all(facts) if hint.note != CALLED_OFF)


def called_off(facts: SiteFacts) -> tuple[Hint, ...]:
    """The passages that call an announced change off."""
    return tuple(hint for hint in _all(facts) if hint.note == CALLED_OFF)


def _all(facts: SiteFacts) -> Iterator[Hint]:
    return (hint for page in facts.pages for hint in page.hints if hint.topic is HintTopic.NOTICE)


def announcing(change: Change, key: Key, found: Iterable[Hint], known: Iterable[Statement]) -> tuple[Hint, ...]:
    """The notices that announce a change; `key` names what it is about, `known` is what the pages state."""
    notices, after = tuple(found), change.after
    if after is None or not notices:
        return ()
    statements = tuple(known)
    return tuple(hint for hint in notices if _announces(_text(hint.evidence), change, after, key, statements))


def _announces(notice: str, change: Change, after: Side, key: Key, statements: Iterable[Statement]) -> bool:
    was = numbers_in(_side(change.before)) if change.before else frozenset[str]()
    now, told = numbers_in(_side(after)), numbers_in(notice)
    new, former = now - was, was - now
    if new and not new & told:
        return False
    thing, known = named(key), named_beside(notice, statements)
    is_named = thing is not None and names(notice, thing, known)
    if thing is not None and not is_named and names_another(notice, thing, known):
        return False
    if new and (is_named or former & told):
        return True
    return _shared(notice, after) >= _SHARED


def _shared(notice: str, after: Side) -> float:
    words = set(_WORD.findall(_text(after.evidence).casefold()))
    return len(words & set(_WORD.findall(notice.casefold()))) / len(words) if len(words) > 1 else 0.0


def _side(side: Side) -> str:
    return f"{side.says} {_text(side.evidence)}"


def _text(evidence: Iterable[Evidence]) -> str:
    return " ".join(item.quote for item in evidence)


def numbers_in(text: str) -> frozenset[str]:
    """Numbers without marks between their digits: "1,000" and "1 000" are the same, "29.00" is "29"."""
    return frozenset(re.sub(r"\D", "", _CENTS.sub("", found)).lstrip("0") for found in _NUMBER.findall(text))

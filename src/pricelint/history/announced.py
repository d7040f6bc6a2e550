"""Whether a notice on a page announces a change: it names the new value, and the thing or its former value.

Nothing is known here of any language: numbers, the page's own names, and the words of the statement itself are looked
for. A notice that only says that something was changed announces nothing in particular.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pricelint.history.statement import Key, Subject
from pricelint.model.change import Change
from pricelint.model.contradiction import Side
from pricelint.model.evidence import Evidence
from pricelint.model.fact import Hint, HintTopic
from pricelint.model.site import SiteFacts

_NUMBER = re.compile(r"\d+(?:[.,’' \u00a0\u202f]\d+)*")
_CENTS = re.compile(r"[.,]00?$")
_WORD = re.compile(r"[^\W\d_]{4,}")
_SHARED = 0.6
"""Share of the words of a statement that a notice without a new number has to repeat."""


def notices(facts: SiteFacts) -> tuple[Hint, ...]:
    """The passages that announce changed prices, costs or allowances, on pages of every role."""
    return tuple(hint for page in facts.pages for hint in page.hints if hint.topic is HintTopic.NOTICE)


def announcing(change: Change, key: Key, found: Iterable[Hint]) -> tuple[Hint, ...]:
    """The notices that announce a change; `key` names what it is about."""
    if change.after is None:
        return ()
    return tuple(hint for hint in found if _announces(_text(hint.evidence), change, change.after, key))


def _announces(notice: str, change: Change, after: Side, key: Key) -> bool:
    was = _numbers(_side(change.before)) if change.before else frozenset[str]()
    now, told = _numbers(_side(after)), _numbers(notice)
    new, former = now - was, was - now
    if new:
        return bool(new & told) and (_names(notice, key) or bool(former & told) or _shared(notice, after) >= _SHARED)
    return _shared(notice, after) >= _SHARED


def _names(notice: str, key: Key) -> bool:
    """Whether the notice holds the page's own name of the thing, as a word."""
    name = key[2] if key[0] == Subject.SIZE else key[1] if len(key) > 1 else ""
    return bool(name) and key[0] != Subject.EXPIRY and bool(re.search(rf"\b{re.escape(name)}\b", notice.casefold()))


def _shared(notice: str, after: Side) -> float:
    words = set(_WORD.findall(_text(after.evidence).casefold()))
    return len(words & set(_WORD.findall(notice.casefold()))) / len(words) if len(words) > 1 else 0.0


def _side(side: Side) -> str:
    return f"{side.says} {_text(side.evidence)}"


def _text(evidence: Iterable[Evidence]) -> str:
    return " ".join(item.quote for item in evidence)


def _numbers(text: str) -> frozenset[str]:
    """Numbers without marks between their digits: "1,000" and "1 000" are the same, "29.00" is "29"."""
    return frozenset(re.sub(r"\D", "", _CENTS.sub("", found)).lstrip("0") for found in _NUMBER.findall(text))

"""Questions that many ask of the same thing: each is answered once, and the answer kept with what was asked about.

    @once
    def sells_units(facts: SiteFacts) -> bool: …

The answer has to follow from the thing alone. Answers are shared, so nobody may change one.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, TypeVar


class HasMemo(Protocol):
    """What can be asked `once`: it brings along where answers are kept."""

    memo: dict[str, Any]


class Remembering:
    """Base of frozen things that can be asked `once`. What is remembered is no part of their value: it is not compared,
    shown, stored or sent to another process."""

    __slots__ = ("memo",)

    memo: dict[str, Any]


R = TypeVar("R", bound=HasMemo)
T = TypeVar("T")


def once(question: Callable[[R], T]) -> Callable[[R], T]:
    """A question whose answer is kept with what it was asked about, and given again when it is asked again."""
    key = f"{question.__module__}.{question.__qualname__}"

    @wraps(question)
    def asked(about: R) -> T:
        try:
            known: T = about.memo[key]
        except KeyError:
            pass
        except AttributeError:
            object.__setattr__(about, "memo", {})
        else:
            return known
        answer = about.memo[key] = question(about)
        return answer

    return asked

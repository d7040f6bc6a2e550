"""Readers that many others ask: each answers once per page."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, TypeVar


class HasMemo(Protocol):
    """What a page's annotations bring along for it."""

    memo: dict[str, Any]


R = TypeVar("R", bound=HasMemo)
T = TypeVar("T")


def once(reader: Callable[[R], T]) -> Callable[[R], T]:
    """A reader that keeps its answer with the page; answers are shared, so nobody may change them."""
    key = f"{reader.__module__}.{reader.__qualname__}"

    @wraps(reader)
    def asked(reading: R) -> T:
        memo = reading.memo
        if key not in memo:
            memo[key] = reader(reading)
        answer: T = memo[key]
        return answer

    return asked

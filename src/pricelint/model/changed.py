"""A copy of a frozen, slotted dataclass with some of its values changed, for where many copies are made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

T = TypeVar("T")


def changed(thing: T, **values: Any) -> T:  # noqa: ANN401 - as for `dataclasses.replace`: the fields are not known here
    """What `dataclasses.replace` gives, in half the time, for a slotted dataclass of two or more fields.

    Nothing is checked again: `__post_init__` is not called, so the new values have to be as valid as the old ones.
    Raises AttributeError for the name of a field that there is not.
    """
    kind: type = type(thing)
    read, setters = _access(kind)
    copy: T = object.__new__(kind)
    for put, value in zip(setters, read(thing), strict=True):
        put(copy, value)
    for name, value in values.items():
        object.__setattr__(copy, name, value)
    return copy


@cache
def _access(kind: type) -> tuple[attrgetter[Any], tuple[Callable[[object, object], None], ...]]:
    """What reads all fields of a dataclass at once, and what writes each of them into a new one."""
    names = [field.name for field in fields(kind)]
    return attrgetter(*names), tuple(getattr(kind, name).__set__ for name in names)

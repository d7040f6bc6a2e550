"""Work during which Python's cyclic collector waits.

    @uncollected
    def read_visit(…): …

Reading a page makes many thousand objects that live until it is read, hardly any of them in a cycle: what is no longer
needed goes by its reference count. The collector looks at them again and again all the same, which takes five to eight
parts in a hundred of the processor time. It catches up once, when the work is done.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def uncollected(work: Callable[P, R]) -> Callable[P, R]:
    """Work that no collection of cycles interrupts. Only who stopped the collector starts it again: such work may call
    more of its kind, run on several threads (the first to end lets it go on) or where it was stopped for good."""

    @wraps(work)
    def undisturbed(*args: P.args, **kwargs: P.kwargs) -> R:
        if not gc.isenabled():
            return work(*args, **kwargs)
        gc.disable()
        try:
            return work(*args, **kwargs)
        finally:
            gc.enable()

    return undisturbed

"""Work during which the collector of cycles waits."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from pricelint.model.uncollected import uncollected


@pytest.fixture(autouse=True)
def _collector() -> Iterator[None]:
    yield
    gc.enable()


@uncollected
def looks() -> bool:
    return gc.isenabled()


@uncollected
def looks_behind_another() -> bool:
    looks()
    return gc.isenabled()


@uncollected
def breaks() -> None:
    raise ValueError("no page")


def test_the_collector_waits_while_work_is_done_and_goes_on_behind_it() -> None:
    assert not looks()
    assert gc.isenabled()


def test_work_inside_work_does_not_let_the_collector_go_on() -> None:
    assert not looks_behind_another()
    assert gc.isenabled()


def test_the_collector_goes_on_behind_work_that_broke() -> None:
    with pytest.raises(ValueError, match="no page"):
        breaks()
    assert gc.isenabled()


def test_a_collector_that_was_stopped_stays_so() -> None:
    gc.disable()
    looks()
    assert not gc.isenabled()

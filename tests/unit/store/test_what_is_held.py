from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pricelint.model.capture import Capture, CaptureOutcome, Fetcher, Visit
from pricelint.model.platform import Platform, Role
from pricelint.model.revalidation import AskedAgain, Revalidation, Sameness
from pricelint.store.ports import OpenVisit
from pricelint.store.store import Store

NOW = datetime(2026, 11, 22, 12, 30, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path) as opened:
        yield opened


def of(url: str, state: str = "first", outcome: CaptureOutcome = CaptureOutcome.CAPTURED) -> Capture:
    return Capture("quillmint", Role.PRICING, url, url, NOW, Fetcher.HTTP, outcome, "a reason", state=state)


def visit(number: int, *captures: Capture, platform: str = "quillmint") -> Visit:
    at = NOW + timedelta(hours=number)
    return Visit(f"visit-{number}", platform, at, at + timedelta(seconds=3), captures)


def test_what_is_held_of_each_address_is_of_the_latest_visit_that_obtained_it(store: Store) -> None:
    opened = of("p", "opened “Costs”")
    store.visits.record(visit(1, of("p"), of("faq"), of("old")))
    store.visits.record(visit(2, of("p"), opened, of("faq", outcome=CaptureOutcome.TIMEOUT)))
    store.visits.record(visit(3, of("faq-b", outcome=CaptureOutcome.VARIANT)))
    store.visits.record(visit(4, of("p"), platform="other"))
    unfinished = OpenVisit("visit-5", Platform("quillmint", "Quillmint", ()), NOW, captures=(of("p"),))
    store.visits.save(unfinished)
    held = store.visits.held("quillmint", NOW)
    assert [(each.requested_url, each.state) for each in held] == [
        ("faq", "first"), ("old", "first"), ("p", "first"), ("p", opened.state), ("faq-b", "first"),
    ]  # fmt: skip
    assert [each.requested_url for each in store.visits.held("quillmint", NOW + timedelta(hours=3))] == ["faq-b"]


def test_bytes_are_of_the_time_when_they_were_taken(store: Store) -> None:
    earlier = Revalidation(taken_at=NOW - timedelta(days=2), asked=(AskedAgain("p", Sameness.NOT_MODIFIED),))
    store.visits.record(visit(1, replace(of("p"), revalidation=earlier), of("p")))
    (again,) = store.visits.visits()
    assert [each.taken_at for each in again.captures] == [NOW - timedelta(days=2), NOW]

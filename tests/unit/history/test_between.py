"""Intervals in words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pricelint.history.between import between


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2026-05-03", "2026-05-10", "between 3 and 10 May 2026"),
        ("2026-05-03", "2026-05-03", "on 3 May 2026"),
        ("2026-04-30", "2026-05-02", "between 30 April and 2 May 2026"),
        ("2025-12-30", "2026-01-02", "between 30 December 2025 and 2 January 2026"),
    ],
)
def test_no_more_is_claimed_than_was_seen(since: str, until: str, expected: str) -> None:
    first, last = (datetime.fromisoformat(day).replace(tzinfo=UTC) for day in (since, until))
    assert between(first, last) == expected

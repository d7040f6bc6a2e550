"""What is remembered of every row is the same in memory and on disk."""

from __future__ import annotations

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pricelint.costs.ledger.ids import Ids
from pricelint.costs.ledger.prompts import Mark, Prompts


@given(st.lists(st.lists(st.sampled_from(["", *"abcdefghij"]), max_size=6), max_size=8), st.integers(0, 5))
def test_repeated_ids_are_found_in_memory_and_on_disk_alike(batches: list[list[str]], most: int) -> None:
    seen, expected = set[str](), list[list[int]]()
    for batch in batches:
        expected.append([])
        for place, one in enumerate(batch):
            if one in seen:
                expected[-1].append(place)
            elif one:
                seen.add(one)
    with Ids(most) as small, Ids() as large:
        assert [small.repeated(batch) for batch in batches] == expected
        assert [large.repeated(batch) for batch in batches] == expected


@given(
    st.lists(
        st.lists(st.tuples(st.sampled_from(["", *"abcdef"]), st.integers(0, 9), st.booleans()), max_size=6), max_size=6
    ),
    st.integers(0, 4),
)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_first_attempts_are_the_earliest_in_memory_and_on_disk_alike(
    batches: list[list[tuple[str, int, bool]]], most: int
) -> None:
    first, attempts = dict[str, tuple[int, bool]](), Counter[str]()
    with Prompts(most) as small, Prompts() as large:
        for batch in batches:
            for prompt, at, usable in batch:
                attempts[prompt] += 1
                if prompt not in first or at < first[prompt][0]:
                    first[prompt] = at, usable
            for prompts in (small, large):
                prompts.add(
                    [row[0] for row in batch],
                    [str(row[1]) for row in batch],
                    [Mark("m", "EUR", row[2]) for row in batch],
                )
        for prompts in (small, large):
            found = prompts.first_attempts()
            real = {prompt: value for prompt, value in first.items() if prompt}
            assert sum(one.prompts for one in found.values()) == len(real)
            assert sum(one.usable for one in found.values()) == sum(usable for _, usable in real.values())
            assert {one.id: one.attempts for one in prompts.busiest(9)} == {
                prompt: count for prompt, count in attempts.items() if prompt
            }

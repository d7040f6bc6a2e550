"""Attempts by prompt: the first of each, and how many there were; on disk where they are too many for memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import compress
from sys import intern

from pricelint.costs.ledger.disk import Spilling
from pricelint.costs.ledger.spending import First, Prompt

IN_MEMORY = 510_000

_TABLE = """CREATE TABLE prompts (prompt TEXT PRIMARY KEY, at TEXT, month TEXT, measure TEXT, first INTEGER,
attempts INTEGER, usable INTEGER) WITHOUT ROWID"""
_MERGE = """INSERT INTO prompts VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (prompt) DO UPDATE SET
attempts = attempts + excluded.attempts, usable = usable + excluded.usable,
month = CASE WHEN excluded.at < at THEN excluded.month ELSE month END,
measure = CASE WHEN excluded.at < at THEN excluded.measure ELSE measure END,
first = CASE WHEN excluded.at < at THEN excluded.first ELSE first END,
at = min(at, excluded.at)"""
_FIRST = "SELECT month, measure, count(*), sum(first) FROM prompts GROUP BY 1, 2"
_BUSIEST = "SELECT prompt, attempts, usable FROM prompts ORDER BY attempts DESC, prompt LIMIT ?"


@dataclass(frozen=True, slots=True)
class Mark:
    """What a row says of its prompt's attempt: the month and measure it counts in, and whether it was usable."""

    month: str
    measure: str
    usable: bool


class Prompts(Spilling):
    """The prompts met so far. Use it in a `with`.

    Several tables by prompt and no object for each: that many objects would take longer to make than to read.
    """

    def __init__(self, most: int = IN_MEMORY) -> None:
        super().__init__(_TABLE)
        self._most = most
        self._latest = ""
        self._at: dict[str, str] = {}
        self._first: dict[str, Mark] = {}
        self._attempts: Counter[str] = Counter()
        self._usable: Counter[str] = Counter()

    def add(self, prompts: Sequence[str], times: Sequence[str], marks: Sequence[Mark]) -> None:
        """Enter attempts. The first of a prompt is the earliest by its date and time; of two alike that in front."""
        self._attempts.update(prompts)
        self._usable.update(compress(prompts, [mark.usable for mark in marks]))
        if times and not self._in_order(times):
            self._sort_in(prompts, times, marks)
        else:
            new = dict(zip(reversed(prompts), zip(reversed(times), reversed(marks), strict=True), strict=True))
            fresh = [prompt for prompt in new if prompt not in self._first]
            self._at.update((prompt, intern(new[prompt][0])) for prompt in fresh)  # days repeat
            self._first.update((prompt, new[prompt][1]) for prompt in fresh)
        if len(self._first) > self._most:
            self._spill()

    def _in_order(self, times: Sequence[str]) -> bool:
        """Whether these come after all before them, and after each other: what is met first is then the earliest."""
        ordered = times[0] >= self._latest and list(times) == sorted(times)
        self._latest = max(self._latest, times[-1] if ordered else max(times))
        return ordered

    def _sort_in(self, prompts: Sequence[str], times: Sequence[str], marks: Sequence[Mark]) -> None:
        known = self._at
        for prompt, at, mark in zip(prompts, times, marks, strict=True):
            if prompt not in known or at < known[prompt]:
                known[prompt] = at
                self._first[prompt] = mark

    def _spill(self) -> None:
        self._disk.write(_MERGE, self._rows())
        for table in (self._at, self._first, self._attempts, self._usable):
            table.clear()

    def _rows(self) -> Iterator[tuple[object, ...]]:
        for prompt in sorted(self._first):
            if prompt:
                first = self._first[prompt]
                counted = self._attempts[prompt], self._usable[prompt]
                yield prompt, self._at[prompt], first.month, first.measure, first.usable, *counted

    def first_attempts(self) -> dict[tuple[str, str], First]:
        """First attempts by month and measure. A row without a prompt id is none."""
        if self._disk.used:
            self._spill()
            return {
                (str(month), str(measure)): First(int(str(prompts)), int(str(usable)))
                for month, measure, prompts, usable in self._disk.read(_FIRST)
            }
        counted = Counter(self._first.values())
        if "" in self._first:
            counted[self._first[""]] -= 1
        sums: dict[tuple[str, str], First] = {}
        for mark, prompts in counted.items():
            before = sums.get((mark.month, mark.measure), First(0, 0))
            sums[mark.month, mark.measure] = First(before.prompts + prompts, before.usable + prompts * mark.usable)
        return {key: first for key, first in sums.items() if first.prompts}

    def busiest(self, most: int) -> tuple[Prompt, ...]:
        """The prompts with most attempts: more of them first, then by their id."""
        if self._disk.used:
            self._spill()
            rows = self._disk.read(_BUSIEST, most)
            return tuple(Prompt(str(row[0]), int(str(row[1])), int(str(row[2]))) for row in rows)
        counted = ((-attempts, prompt) for prompt, attempts in self._attempts.items() if prompt)
        return tuple(Prompt(prompt, -negative, self._usable[prompt]) for negative, prompt in nsmallest(most, counted))

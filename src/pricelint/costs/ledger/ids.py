"""Which ids of rows were there before: exact, in memory up to a number of them and on disk beyond it."""

from __future__ import annotations

import json
from collections.abc import Sequence

from pricelint.costs.ledger.disk import Spilling

IN_MEMORY = 1_000_000

_TABLE = "CREATE TABLE ids (id TEXT PRIMARY KEY, batch INTEGER) WITHOUT ROWID"
_ENTER = "INSERT OR IGNORE INTO ids VALUES (?, ?)"
_EARLIER = "SELECT ids.id FROM json_each(?) JOIN ids ON ids.id = value WHERE batch <> ?"


class Ids(Spilling):
    """The ids met so far. Use it in a `with`."""

    def __init__(self, most: int = IN_MEMORY) -> None:
        super().__init__(_TABLE)
        self._most = most
        self._memory: set[str] = set()
        self._batch = 0

    def repeated(self, ids: Sequence[str]) -> list[int]:
        """Positions of the ids that were there before, in this batch or an earlier one; blank ones never were."""
        self._batch += 1
        fresh = set(ids)
        fresh.discard("")
        before = self._on_disk(fresh) if self._disk.used else self._in_memory(fresh)
        if not before and len(fresh) == len(ids) - ids.count(""):
            return []
        found = []
        for position, one in enumerate(ids):
            if one in before:
                found.append(position)
            elif one:
                before.add(one)
        return found

    def _in_memory(self, fresh: set[str]) -> set[str]:
        before = set() if self._memory.isdisjoint(fresh) else self._memory & fresh
        self._memory |= fresh
        if len(self._memory) > self._most:
            self._disk.write(_ENTER, ((one, self._batch) for one in sorted(self._memory)))
            self._memory.clear()
        return before

    def _on_disk(self, fresh: set[str]) -> set[str]:
        rows = sorted(fresh)  # neighbours in the tree are written together
        if self._disk.write(_ENTER, ((one, self._batch) for one in rows)) == len(rows):
            return set()
        return {str(row[0]) for row in self._disk.read(_EARLIER, json.dumps(rows), self._batch)}

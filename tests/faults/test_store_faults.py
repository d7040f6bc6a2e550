"""A store on a full disk, a read-only one, a locked one, and one whose process was killed: a sentence, nothing lost."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from stored_visits import keep_cost

from pricelint.errors import StoreError
from pricelint.store import database
from pricelint.store.check import check
from pricelint.store.faults import Trouble
from pricelint.store.store import DATABASE, Store

SUPPORT = Path(__file__).parent.parent / "support"
NOBODY = 65_534

FULL = """
import json, os, resource, sys
from pathlib import Path
from stored_visits import keep_cost
from pricelint.errors import StoreError
from pricelint.store.store import Store

with Store.open(Path(sys.argv[1])) as store:
    keep_cost(store, 0, 5)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, resource.RLIM_INFINITY))  # no file can grow beyond this
    failed = []
    for work in (lambda: store.blobs.put(os.urandom(400_000)), lambda: [keep_cost(store, n, 5) for n in range(1, 999)]):
        try:
            work()
        except StoreError as error:
            failed.append(str(error))
    print(json.dumps(failed))
"""

KILLED = """
import os, sys
from pathlib import Path
from stored_visits import keep_page
from pricelint.store.store import Store

with Store.open(Path(sys.argv[1])) as store:
    print("begun", flush=True)
    for number in range(10**9):
        page = f"<p>{os.urandom(3).hex()} costs {number} credits</p>" + os.urandom(30_000).hex()
        keep_page(store, 0, page, f"platform-{os.getpid()}-{number}")
"""

BETWEEN = """
import os, signal, sys
from pathlib import Path
from pricelint.store.store import Store

with Store.open(Path(sys.argv[1])) as store:
    store.blobs.put(b"captured, and not recorded")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def script(text: str, folder: Path) -> subprocess.Popen[str]:
    path = {**os.environ, "PYTHONPATH": os.pathsep.join([str(SUPPORT), *sys.path])}
    return subprocess.Popen([sys.executable, "-c", text, str(folder)], stdout=subprocess.PIPE, text=True, env=path)


def test_on_a_full_disk_it_is_said_so_and_what_was_kept_before_is_there(tmp_path: Path) -> None:
    with script(FULL, tmp_path) as process:
        said, _ = process.communicate(timeout=120)
    assert process.returncode == 0
    blob, records = json.loads(said)
    assert "cannot keep a blob" in blob
    assert "full disk" in blob
    assert "full or failing disk" in records
    with Store.open(tmp_path) as store:
        kept = store.visits.visits("inkwell")
        assert kept[0].id == "inkwell-0"
        assert store.content(kept[0].captures[0])
        keep_cost(store, 0, 6, "pensieve")
    assert [each for each in check(tmp_path) if each.wrong] == []


@contextmanager
def unprivileged() -> Iterator[None]:
    """Without the rights of root, whom no mode keeps from writing."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def read_only() -> Iterator[Path]:
    """A store that nobody may write to."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "store"
        with Store.open(folder) as store:
            keep_cost(store, 0, 5)
        places = [Path(name), folder, *folder.rglob("*")]
        for path in places:
            path.chmod(0o555 if path.is_dir() else 0o444)
        yield folder
        for path in places:
            path.chmod(0o755)


def test_a_read_only_store_is_said_to_be_that(read_only: Path) -> None:
    with unprivileged(), pytest.raises(StoreError) as error, Store.open(read_only) as store:
        store.blobs.put(b"more")
    assert "read-only" in str(error.value)
    with unprivileged():
        found = check(read_only)
    assert [each.trouble for each in found if each.wrong] == [Trouble.UNUSABLE]
    assert "make the folder writable" in found[0].do
    with Store.open(read_only) as store:
        assert len(store.visits.visits()) == 1


def test_a_database_that_another_process_writes_to_is_said_to_be_locked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
    with Store.open(tmp_path) as store:
        keep_cost(store, 0, 5)
        other = sqlite3.connect(tmp_path / DATABASE, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another process is writing to it"):
            keep_cost(store, 1, 5)
        assert len(store.visits.visits()) == 1
        other.execute("ROLLBACK")
        other.close()
        keep_cost(store, 2, 5)
    assert [each for each in check(tmp_path) if each.wrong] == []


def test_a_process_that_is_killed_while_it_captures_loses_nothing_that_was_recorded(tmp_path: Path) -> None:
    for round_ in range(6):
        process = script(KILLED, tmp_path)
        assert process.stdout
        process.stdout.readline()
        with Store.open(tmp_path) as store:
            before = len(store.visits.visits())
            while len(store.visits.visits()) < before + 3 + round_:
                time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)
        found = check(tmp_path)
        assert [each for each in found if each.wrong] == []
        assert {each.trouble for each in found} <= {Trouble.UNREFERENCED, Trouble.LEFT_OVER}


def test_what_is_killed_between_blob_and_record_is_named(tmp_path: Path) -> None:
    with script(BETWEEN, tmp_path) as process:
        process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL
    (fault,) = check(tmp_path)
    assert (fault.trouble, fault.wrong) == (Trouble.UNREFERENCED, False)
    assert "pricelint store gc" in fault.do

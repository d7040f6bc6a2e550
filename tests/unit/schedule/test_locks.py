"""Locks between processes: nobody takes what another holds, and the dead hold nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pricelint.errors import StoreError
from pricelint.schedule.locks import Locks

HOLD = """
import sys
from pathlib import Path
from pricelint.schedule.locks import Locks
held = Locks(Path(sys.argv[1])).take("suno")
print("held" if held else "refused", flush=True)
sys.stdin.read()
"""


def test_a_lock_is_free_again_when_its_holder_was_killed(tmp_path: Path) -> None:
    locks = Locks(tmp_path)
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        holder = locks.holder("suno")
        assert holder
        assert holder.pid == process.pid
        assert locks.take("suno") is None
        os.kill(process.pid, signal.SIGKILL)
    assert locks.holder("suno") is None
    with locks.take("suno") or pytest.fail("the dead hold it"):
        assert locks.take("suno") is None
        mine = locks.holder("suno")
        assert mine
        assert mine.pid == os.getpid()
    assert locks.holder("suno") is None


@pytest.mark.parametrize("name", ["../../etc/passwd", "a/b", ".", "料金", "x" * 500])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    with Locks(tmp_path / "store").take(name) or pytest.fail("it is free"):
        (file,) = tmp_path.rglob("*.lock")
        assert file.parent == tmp_path / "store" / "locks"


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "locks").write_text("a file")
    with pytest.raises(StoreError, match="locks"):
        Locks(tmp_path).take("suno")

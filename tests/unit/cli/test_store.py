"""`pricelint store` on the command line: what is wrong decides the exit code, what is left over does not."""

from __future__ import annotations

import time
from pathlib import Path

from stored_visits import keep_cost
from typer.testing import CliRunner

from pricelint.cli import app
from pricelint.store.store import Store


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["store", *arguments])
    return result.exit_code, result.output


def test_the_command_ends_with_1_where_something_is_wrong_and_0_where_not(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        (capture,) = keep_cost(store, 0, 5).captures
        store.blobs.put(b"left over")
    where = ("--store", str(tmp_path))
    code, told = run("check", *where)
    assert code == 0
    assert "unreferenced: " in told
    next(tmp_path.rglob(f"{capture.sha256}.zst")).unlink()
    code, told = run("check", *where)
    assert code == 1
    assert "missing: " in told
    assert run("check", *where, "--format", "json")[0] == 1
    assert "0 files would be removed, 0 bytes; 1 are too young" in run("gc", *where, "--dry-run")[1]
    time.sleep(0.01)
    assert "1 files removed" in run("gc", *where, "--grace", "0")[1]


def test_a_folder_without_a_store_is_said_to_be_none(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["store", "check", "--store", str(tmp_path)])
    assert "there is no store" in str(result.exception)
    assert list(tmp_path.iterdir()) == []

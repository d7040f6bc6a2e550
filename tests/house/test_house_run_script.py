"""run.py: what it decides before anything of the product is installed."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def run(repository: Path) -> ModuleType:
    """The script as a module, fresh for each test."""
    spec = importlib.util.spec_from_file_location("run_script", repository / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_it_imports_nothing_but_the_standard_library(repository: Path) -> None:
    code = "import sys, runpy; runpy.run_path(sys.argv[1]); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code, str(repository / "run.py")], capture_output=True, text=True, check=True
    )
    roots = {name.partition(".")[0] for name in done.stdout.split()}

    assert roots - sys.stdlib_module_names - {"__main__", "__mp_main__", "run_script"} == set()


def test_audit_without_a_source_audits_the_samples(run: ModuleType) -> None:
    assert run.command_of(["audit"])[1:] == ["audit", "--samples"]
    assert run.command_of(["audit", "https://example.com/pricing"])[1:] == ["audit", "https://example.com/pricing"]


def test_a_page_on_disk_is_audited_without_looking_for_a_browser(run: ModuleType, tmp_path: Path) -> None:
    assert run.needs_browser(["audit"])
    assert run.needs_browser(["audit", "https://example.com/pricing"])
    assert run.needs_browser(["crawl"])
    assert not run.needs_browser(["audit", str(tmp_path)])
    assert not run.needs_browser(["rules"])


def test_an_older_python_is_told_what_is_needed(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))

    assert run.main(["audit"]) == 3
    assert "needs Python 3.11 or newer" in capsys.readouterr().err


def test_uv_is_pinned_to_one_version_with_a_hash_for_every_file(run: ModuleType) -> None:
    pin = run.UV_PIN.read_text(encoding="utf-8")

    assert re.fullmatch(r"uv==\d+\.\d+\.\d+( \\\n {4}--hash=sha256:[0-9a-f]{64})+\n", pin)


def test_the_stamp_of_another_lock_file_does_not_hold(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(run, "CACHE", tmp_path)
    monkeypatch.setattr(run, "STAMP", tmp_path / "set-up.json")
    run._write_stamp({"key": run._key(), "environment": True, "tests": True})
    assert run._read_stamp()["environment"] is True

    run._write_stamp({"key": "of an older lock file", "environment": True, "tests": True})
    assert "environment" not in run._read_stamp()


def test_a_failing_step_is_named_with_its_last_lines_and_what_to_do(run: ModuleType) -> None:
    failing = [sys.executable, "-c", "import sys; sys.exit('no route to the index')"]

    with pytest.raises(run.SetUpError, match=r"(?s)could not fetch.*no route to the index.*To do: check"):
        run._step("fetch", failing)
    assert "python3-pip" in run._hint("python3: No module named pip")
    assert "SSL_CERT_FILE" in run._hint("invalid peer certificate: UnknownIssuer")


def test_a_warm_start_sets_nothing_up_and_starts_nothing_but_the_command(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready = {"key": run._key(), "environment": True, "tests": True, "browser": sys.executable}
    monkeypatch.setattr(run, "_read_stamp", lambda: dict(ready))
    begun: list[object] = []
    monkeypatch.setattr(run.subprocess, "run", lambda *started, **_: begun.append(started))
    monkeypatch.setattr(run, "_run", lambda command: len(command))

    assert run.main(["python", "-c", "print('ready')"]) == 3
    assert begun == []


@pytest.mark.parametrize(("told", "compiled"), [("", False), ("1", True)])
def test_where_no_bytecode_is_written_at_a_start_it_is_written_at_set_up(
    told: str, compiled: bool, run: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", told)
    steps: list[list[str]] = []
    monkeypatch.setattr(run, "_step", lambda _, command: steps.append(command))

    run._sync(Path("uv"), for_tests=False)

    assert ("--compile-bytecode" in steps[0]) is compiled
    assert any("compileall" in step for step in steps) is compiled

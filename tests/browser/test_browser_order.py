"""The order in which browsers are looked for, on machines laid out in a temporary folder."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from pricelint.browser.candidates import Surroundings, candidates, surroundings
from pricelint.browser.found import How
from pricelint.browser.launch import launch_options, sandboxed
from pricelint.browser.npm import EXECUTABLE, folder_in
from pricelint.browser.own import own_shells


def program(path: Path) -> Path:
    """An executable file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def full_house(tmp_path: Path) -> Surroundings:
    """A machine where every place of the search holds a browser."""
    for name in ("chromium-headless-shell", "chromium", "google-chrome"):
        program(tmp_path / "bin" / name)
    program(folder_in(tmp_path / "cache") / EXECUTABLE)
    return Surroundings(
        setting="",
        search_path=str(tmp_path / "bin"),
        shells_of_playwright=(program(tmp_path / "own" / "headless_shell"),),
        cache=tmp_path / "cache",
        channels=(program(tmp_path / "opt" / "chrome"),),
    )


def test_headless_shells_come_before_full_browsers_and_playwrights_own_before_all(full_house: Surroundings) -> None:
    found = [(candidate.how, candidate.path.name) for candidate in candidates(full_house)]

    assert found == [
        (How.PLAYWRIGHT, "headless_shell"),
        (How.PATH_SHELL, "chromium-headless-shell"),
        (How.NPM, "chromium"),
        (How.NPM, "chromium"),
        (How.CHANNEL, "chrome"),
        (How.PATH_FULL, "chromium"),
        (How.PATH_FULL, "google-chrome"),
    ]


def test_the_npm_shell_brings_its_fonts_and_only_on_the_second_try_its_libraries(full_house: Surroundings) -> None:
    first, second = (dict(c.environment) for c in candidates(full_house) if c.how is How.NPM)

    assert set(first) == {"FONTCONFIG_FILE"}
    assert set(second) == {"FONTCONFIG_FILE", "LD_LIBRARY_PATH"}


def test_an_explicit_setting_stands_alone(full_house: Surroundings) -> None:
    by_name = list(candidates(replace(full_house, setting="google-chrome")))
    by_path = list(candidates(replace(full_house, setting="/somewhere/else")))

    assert [(c.how, c.path) for c in by_name] == [(How.SETTING, Path(full_house.search_path) / "google-chrome")]
    assert [(c.how, c.path) for c in by_path] == [(How.SETTING, Path("/somewhere/else"))]


def test_paths_that_do_not_exist_are_no_candidates(tmp_path: Path) -> None:
    bare = Surroundings("", str(tmp_path), (tmp_path / "gone",), tmp_path / "cache", (tmp_path / "chrome",))

    assert list(candidates(bare)) == []


def test_a_file_that_cannot_be_executed_is_no_candidate(tmp_path: Path) -> None:
    program(tmp_path / "chromium").chmod(0o644)

    assert list(candidates(Surroundings("", str(tmp_path), (), tmp_path / "cache", ()))) == []


def test_the_argument_goes_before_the_variable(tmp_path: Path) -> None:
    environ = {"PRICELINT_BROWSER": "/from/variable", "HOME": str(tmp_path), "PATH": ""}

    assert surroundings("", environ).setting == "/from/variable"
    assert surroundings("/from/argument", environ).setting == "/from/argument"


def test_playwrights_shell_counts_only_in_the_revision_this_playwright_was_built_for(tmp_path: Path) -> None:
    package = tmp_path / "package"
    package.mkdir()
    listed = {"browsers": [{"name": "chromium-headless-shell", "revision": "1255"}]}
    (package / "browsers.json").write_text(json.dumps(listed), encoding="utf-8")
    wanted = program(tmp_path / "browsers/chromium_headless_shell-1255/linux64/chrome-headless-shell")
    program(tmp_path / "browsers/chromium_headless_shell-1200/linux64/chrome-headless-shell")

    assert own_shells({"PLAYWRIGHT_BROWSERS_PATH": str(tmp_path / "browsers")}, package) == (wanted,)
    assert own_shells({"HOME": str(tmp_path)}, package) == ()


def test_the_shell_is_looked_for_where_the_installed_playwright_would_put_it(tmp_path: Path) -> None:
    environ = {**os.environ, "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path)}
    command = [sys.executable, "-m", "playwright", "install", "--dry-run", "--only-shell", "chromium"]
    told = subprocess.run(command, env=environ, capture_output=True, text=True, check=True, timeout=60).stdout
    location = re.search(r"Install location:\s+(\S*headless_shell\S*)", told)
    assert location is not None, told
    wanted = program(Path(location[1]) / "chrome-headless-shell-linux64" / "chrome-headless-shell")

    assert own_shells(environ) == (wanted,)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="only systems with user ids have a root")
def test_the_sandbox_is_on_unless_root_or_switched_off_by_a_person() -> None:
    assert sandboxed({}) is (os.geteuid() != 0)
    assert sandboxed({"PRICELINT_SANDBOX": "off"}) is False


def test_launch_options_carry_the_environment_of_the_candidate_on_top_of_ours(tmp_path: Path) -> None:
    options = launch_options(tmp_path / "shell", (("FONTCONFIG_FILE", "/fonts.conf"),), {"HOME": "/home/me"})

    assert options["executable_path"] == str(tmp_path / "shell")
    assert options["env"] == {"HOME": "/home/me", "FONTCONFIG_FILE": "/fonts.conf"}
    assert "--disable-background-networking" in options["args"]

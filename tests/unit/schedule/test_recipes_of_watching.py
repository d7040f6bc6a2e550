"""Recipes are read by whoever is to run them, and no name leads out of its quotes."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from apscheduler.triggers.cron import CronTrigger
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from pricelint.cli import app
from pricelint.errors import UsageError
from pricelint.schedule.recipes import RECIPES, Order, Recipe

HOSTILE = [
    "a b",
    "it's",
    '"; rm -rf ~ #',
    "$(reboot)",
    "${HOME}",
    "%h 50%",
    "`id`",
    "back\\slash",
    "--once",
    "*",
    "料金",
    "#x: y",
]
WORDS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=20).filter(
    lambda word: "${{" not in word
)


def order(*arguments: str, **keys: Any) -> Order:
    given: dict[str, Any] = {
        "program": sys.executable,
        "folder": "/",
        "shortest": timedelta(days=1),
        "store": "pricelint-store",
        **keys,
    }
    return Order(arguments=arguments, **given)


def as_cron_runs_it(line: str) -> list[str]:
    """The words of the command: cron turns an escaped per cent sign back, and a bare one into a line break."""
    command = line.splitlines()[-1].split(" ", 5)[5]
    assert not re.search(r"(?<!\\)%", command)
    return shlex.split(command.replace("\\%", "%").partition(" && ")[2])


def as_systemd_runs_it(unit: str) -> list[str]:
    line = next(line for line in unit.splitlines() if line.startswith("ExecStart=")).removeprefix("ExecStart=")
    words = re.findall(r'"((?:[^"\\]|\\.)*)"', line)
    assert not re.search(r"(?<![%])%(?:%%)*(?!%)", "".join(words))
    return [re.sub(r"\\(.)", r"\1", word.replace("%%", "%").replace("$$", "$")) for word in words]


def as_github_runs_it(text: str) -> list[str]:
    steps = yaml.safe_load(text)["jobs"]["watch"]["steps"]
    (command,) = [step["run"] for step in steps if "watch" in step.get("run", "")]
    return shlex.split(command.removesuffix(" || test $? -eq 3"))


def as_kubernetes_runs_it(text: str) -> list[str]:
    job = list(yaml.safe_load_all(text))[1]
    (container,) = job["spec"]["jobTemplate"]["spec"]["template"]["spec"]["containers"]
    return [word.replace("$$", "$") for word in container["command"]]


READERS: dict[Recipe, Callable[[str], list[str]]] = {
    Recipe.CRON: as_cron_runs_it,
    Recipe.SYSTEMD: as_systemd_runs_it,
    Recipe.GITHUB: as_github_runs_it,
    Recipe.KUBERNETES: as_kubernetes_runs_it,
}


@pytest.mark.parametrize("recipe", Recipe)
@given(arguments=st.lists(WORDS | st.sampled_from(HOSTILE), max_size=4))
def test_every_word_arrives_as_it_was_given(recipe: Recipe, arguments: list[str]) -> None:
    words = READERS[recipe](RECIPES[recipe](order(*arguments)))
    once = [] if recipe is Recipe.SYSTEMD else ["--once"]
    assert words[1:] == ["watch", *once, *arguments]


@pytest.mark.parametrize("word", ["a\nb", "a\rb", "\x1b[31m", "\x00", "\u2028", "\ud800"])
def test_a_word_that_would_break_the_line_is_refused(word: str) -> None:
    with pytest.raises(UsageError, match="--print"):
        order(word)


def test_what_github_would_evaluate_is_refused() -> None:
    with pytest.raises(UsageError, match="evaluate"):
        RECIPES[Recipe.GITHUB](order("${{ secrets.TOKEN }}"))


@pytest.mark.parametrize(
    ("shortest", "looks"),
    [(timedelta(minutes=5), 12), (timedelta(hours=1), 4), (timedelta(hours=2), 2), (timedelta(days=7), 1)],
)
def test_the_schedule_looks_often_enough_and_at_most_once_an_hour_where_that_does(
    shortest: timedelta, looks: int
) -> None:
    schedule = order("suno", shortest=shortest).schedule
    assert CronTrigger.from_crontab(schedule)
    assert len(schedule.split()[0].split(",")) == looks


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_finds_nothing_wrong_with_the_unit(tmp_path: Path) -> None:
    unit = tmp_path / "pricelint-watch.service"
    arguments = [word for word in HOSTILE if word.isascii()]
    unit.write_text(RECIPES[Recipe.SYSTEMD](order(*arguments, variables=("DESK_URL",))), encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(unit)], capture_output=True, text=True, check=False
    )
    assert [line for line in done.stderr.splitlines() if unit.name in line or str(unit) in line] == []


def test_the_workflow_is_whole_and_its_secrets_come_from_github() -> None:
    workflow = yaml.safe_load(RECIPES[Recipe.GITHUB](order("suno", variables=("DESK_URL",))))
    assert set(workflow) == {"name", True, "permissions", "concurrency", "jobs"}
    assert (workflow["permissions"], workflow["concurrency"]["cancel-in-progress"]) == ({"contents": "read"}, False)
    steps = workflow["jobs"]["watch"]["steps"]
    assert all(("uses" in step) != ("run" in step) for step in steps)
    restored, saved = (step for step in steps if "cache" in step.get("uses", ""))
    assert restored["with"]["path"] == saved["with"]["path"] == "pricelint-store"
    assert saved["if"] == "always()"
    (watching,) = [step for step in steps if "env" in step]
    assert watching["env"] == {"DESK_URL": "${{ secrets.DESK_URL }}"}
    assert len(workflow[True]["schedule"]) == 1


def test_the_cron_job_runs_one_at_a_time_and_takes_addresses_from_a_secret() -> None:
    volume, job = yaml.safe_load_all(RECIPES[Recipe.KUBERNETES](order("suno", variables=("DESK_URL",))))
    assert (volume["kind"], job["kind"], job["apiVersion"]) == ("PersistentVolumeClaim", "CronJob", "batch/v1")
    spec = job["spec"]["jobTemplate"]["spec"]
    assert (job["spec"]["concurrencyPolicy"], spec["backoffLimit"]) == ("Forbid", 0)
    (container,) = spec["template"]["spec"]["containers"]
    assert container["env"][0]["valueFrom"]["secretKeyRef"] == {"name": "pricelint", "key": "DESK_URL"}
    assert spec["template"]["spec"]["volumes"][0]["persistentVolumeClaim"]["claimName"] == volume["metadata"]["name"]


@pytest.mark.parametrize("recipe", Recipe)
def test_the_command_line_that_was_typed_is_printed_and_nothing_is_visited(
    recipe: Recipe, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("conf.toml").write_text('[watch]\nevery = "2 hours"\n[[notify]]\nname = "desk"\nenv = "DESK_URL"\n', "utf-8")
    typed = [
        "--config",
        "conf.toml",
        "--delay",
        "2.5",
        "--no-http-first",
        "--allow-host",
        "a.test",
        "--allow-host",
        "b.test",
    ]
    done = CliRunner().invoke(app, ["watch", "suno", "--print", recipe.value, *typed])
    assert done.exit_code == 0, done.output
    words = READERS[recipe](done.stdout)
    assert sorted(words[words.index("watch") + 1 :]) == sorted(
        [*([] if recipe is Recipe.SYSTEMD else ["--once"]), *typed, "--", "suno"]
    )
    assert "DESK_URL" in done.stdout
    assert list(tmp_path.iterdir()) == [tmp_path / "conf.toml"]

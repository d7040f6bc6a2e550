"""Set everything up, then run pricelint. Needs Python 3.11 or newer with pip, and nothing else.

    python3 run.py audit                  audit the four sample platforms that ship with the project
    python3 run.py audit https://…        audit a live page
    python3 run.py test                   run the tests
    python3 run.py COMMAND …              any other command of pricelint
    python3 run.py python FILE …          Python with everything installed (benchmarks, your own rules)

Standard library only. A first run takes a minute: a pinned uv (verified by hash) goes into .cache/, the locked
dependencies into .venv/, and a browser is found or obtained. A warm run costs a few hundredths of a second.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent
CACHE = ROOT / ".cache"
STAMP = CACHE / "set-up.json"
UV_PIN = ROOT / "uv-requirements.txt"
VENV_BIN = ROOT / ".venv" / ("Scripts" if os.name == "nt" else "bin")
OLDEST = (3, 11)
FIND_BROWSER = """
import sys
from pricelint.browser import ensure_browser, ensure_fonts
from pricelint.errors import PricelintError
say = lambda line: print(line, file=sys.stderr)
try:
    found = ensure_fonts(ensure_browser(say), say)
except PricelintError as error:
    sys.exit(str(error))
print(found.path)
"""


class SetUpError(Exception):
    """A step of the set-up failed; the message says which, why and what to do."""


def main(arguments: list[str]) -> int:
    """Set up what `arguments` need and run them; returns the exit code of the command."""
    if sys.version_info < OLDEST:
        return _tell(f"pricelint needs Python 3.11 or newer; this is {sys.version.split()[0]} ({sys.executable}).")
    if not arguments or arguments[0] in {"-h", "--help"}:
        print(__doc__)
        return 0
    try:
        set_up(for_tests=arguments[0] in {"test", "python"}, with_browser=needs_browser(arguments))
    except SetUpError as error:
        return _tell(str(error))
    return _run(command_of(arguments))


def command_of(arguments: list[str]) -> list[str]:
    """The command line inside the environment for the arguments of this script."""
    if arguments[0] == "test":
        return [
            str(VENV_BIN / "python"),
            "-m",
            "pytest",
            f"--rootdir={ROOT}",
            f"--config-file={ROOT / 'pyproject.toml'}",
            *(arguments[1:] or ["-n", "3", "--dist", "worksteal", str(ROOT / "tests")]),
        ]
    if arguments[0] == "python":
        return [str(VENV_BIN / "python"), *arguments[1:]]
    samples = ["--samples"] if arguments == ["audit"] else []
    return [str(VENV_BIN / "pricelint"), *arguments, *samples]


def needs_browser(arguments: list[str]) -> bool:
    """Whether the command may open a page: files and folders that exist are read without one."""
    if arguments[0] == "audit":
        return "--help" not in arguments and not any(Path(argument).exists() for argument in arguments[1:])
    return arguments[0] in {"crawl", "test", "python"}


def set_up(*, for_tests: bool, with_browser: bool) -> None:
    """Make environment and browser ready; does nothing where the stamp of an earlier run still holds."""
    stamp = _read_stamp()
    if not stamp.get("environment") or (for_tests and not stamp.get("tests")):
        _say("Setting up the environment (once, about a minute) …")
        _sync(_uv(), for_tests=for_tests)
        stamp |= {"environment": True, "tests": for_tests}
        _write_stamp(stamp)
    if with_browser and not Path(str(stamp.get("browser", ROOT / "none"))).is_file():
        stamp["browser"] = _browser()
        _write_stamp(stamp)


def _key() -> str:
    """What the environment depends on, as one digest."""
    digest = hashlib.sha256(sys.version.encode() + str(ROOT).encode())
    for name in ("uv.lock", "pyproject.toml", "run.py", UV_PIN.name):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def _read_stamp() -> dict[str, object]:
    fresh: dict[str, object] = {"key": _key()}
    try:
        stamp: dict[str, object] = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return fresh
    there = any((VENV_BIN / name).is_file() for name in ("pricelint", "pricelint.exe"))
    return stamp if there and stamp.get("key") == fresh["key"] else fresh


def _write_stamp(stamp: dict[str, object]) -> None:
    CACHE.mkdir(exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=CACHE, delete=False, encoding="utf-8") as file:
        json.dump(stamp, file)
    Path(file.name).replace(STAMP)


def _uv() -> Path:
    """The pinned uv, installed by pip into a folder of this project: no system package and no user site is touched."""
    version = UV_PIN.read_text(encoding="utf-8").split("==")[1].split()[0]
    home = CACHE / f"uv-{version}"
    executable = home / "bin" / ("uv.exe" if os.name == "nt" else "uv")
    if executable.is_file():
        return executable
    CACHE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE) as folder:
        made = Path(folder) / "uv"
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
        pin = ["--no-deps", "--only-binary=:all:", "--require-hashes", "--requirement", str(UV_PIN)]
        _step("install uv with pip", [*pip, *pin, "--target", str(made)])
        shutil.rmtree(home, ignore_errors=True)
        made.rename(home)
    return executable


def _sync(uv: Path, *, for_tests: bool) -> None:
    group = [] if for_tests else ["--no-dev", "--inexact"]
    place = ["--python", sys.executable, "--project", str(ROOT)]
    command = [str(uv), "sync", "--locked", "--quiet", "--extra", "costs", *place, *group]
    if not os.environ.get("PYTHONDONTWRITEBYTECODE"):
        _step("install the locked dependencies", command)
        return
    _step("install the locked dependencies", [*command, "--compile-bytecode"])  # else each start compiles all of it
    own = [str(ROOT / name) for name in ("src", "spiders", "rules", "reports")]
    _step("compile the sources", [str(VENV_BIN / "python"), "-m", "compileall", "-q", *own])


def _browser() -> str:
    _say("Looking for a browser …")
    done = subprocess.run(
        [str(VENV_BIN / "python"), "-c", FIND_BROWSER], stdout=subprocess.PIPE, stderr=None, text=True, check=False
    )
    if done.returncode:
        raise SetUpError("set-up stopped: no browser (see above)")
    return done.stdout.strip()


def _step(name: str, command: list[str]) -> None:
    environment = {**os.environ, "UV_PYTHON_DOWNLOADS": "never", "PYTHONPATH": ""}
    environment.pop("VIRTUAL_ENV", None)
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if done.returncode:
        said = "\n".join((done.stderr + done.stdout).strip().splitlines()[-12:])
        raise SetUpError(f"set-up stopped: could not {name}.\n{said}\nTo do: {_hint(said)}.")


def _hint(said: str) -> str:
    if "No module named pip" in said:
        return "install pip (on Debian: apt-get install python3-pip)"
    if "certificate" in said:
        return "set SSL_CERT_FILE to the file with your organisation's certificates"
    return "check that this machine reaches its package index, then run the same command again"


def _run(command: list[str]) -> int:
    """Become `command` where the system can, so that signals and the exit code are its own."""
    if os.name != "nt":
        sys.stdout.flush()
        os.execv(command[0], command)  # noqa: S606 - the environment's own entry point, no shell
    return subprocess.call(command)


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _tell(message: str) -> int:
    _say(f"pricelint: {message}")
    return 3


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Getting a browser where none is: each way in turn, each failure told, a package never trusted unverified."""

from __future__ import annotations

import base64
import hashlib
import io
import os
import sys
import tarfile
from pathlib import Path

import brotli
import pytest

from pricelint.browser.commands import run_command
from pricelint.browser.find import ensure_browser
from pricelint.browser.found import BrowserFound
from pricelint.browser.npm import unpack, write_members
from pricelint.browser.obtain import Way
from pricelint.errors import BrowserError, BrowserNotFoundError


def tar(members: dict[str, bytes], mode: str = "w:") -> bytes:
    """An archive of regular files."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return buffer.getvalue()


def package_in(folder: Path) -> tuple[Path, str]:
    """A package of the layout of the real one, and its sha512."""
    inner = {name: brotli.compress(tar({f"{name}/file": name.encode()})) for name in ("swiftshader", "al2023", "fonts")}
    members = {f"package/bin/{name}.tar.br": content for name, content in inner.items()}
    path = folder / "package.tgz"
    path.write_bytes(tar({"package/bin/chromium.br": brotli.compress(b"browser"), **members}, "w:gz"))
    return path, base64.b64encode(hashlib.sha512(path.read_bytes()).digest()).decode()


@pytest.fixture
def empty_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine on which no browser is found; the folder is its PATH."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("PRICELINT_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "playwright"))
    monkeypatch.delenv("PRICELINT_BROWSER", raising=False)
    monkeypatch.setattr("pricelint.browser.candidates.CHANNELS", {})
    return folder


def refuse(_cache: Path) -> None:
    """A way whose download server does not answer."""
    raise BrowserError("the server does not answer")


def test_a_verified_package_is_laid_out_complete(tmp_path: Path) -> None:
    archive, sha512 = package_in(tmp_path)
    unpack(archive, tmp_path / "cache" / "shell", sha512)

    assert (tmp_path / "cache/shell/chromium").read_bytes() == b"browser"
    assert os.access(tmp_path / "cache/shell/chromium", os.X_OK)
    assert (tmp_path / "cache/shell/fonts/file").read_bytes() == b"fonts"
    assert "/etc/fonts/fonts.conf" in (tmp_path / "cache/shell/fonts.conf").read_text(encoding="utf-8")
    assert [path.name for path in (tmp_path / "cache").iterdir()] == ["shell"]


def test_one_altered_byte_is_refused_and_nothing_is_left_behind(tmp_path: Path) -> None:
    archive, sha512 = package_in(tmp_path)
    content = bytearray(archive.read_bytes())
    content[-1] ^= 1
    archive.write_bytes(content)

    with pytest.raises(BrowserError, match="sha512"):
        unpack(archive, tmp_path / "cache" / "shell", sha512)
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize("name", ["../outside", "/etc/outside", "inside/../../outside"])
def test_a_member_that_leads_out_of_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    with (
        tarfile.open(fileobj=io.BytesIO(tar({name: b"x"}))) as archive,
        pytest.raises(BrowserError, match="relative path"),
    ):
        write_members(archive, tmp_path / "into")
    assert list(tmp_path.iterdir()) == []


def test_a_link_inside_the_archive_is_refused(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:") as archive:
        link = tarfile.TarInfo("fonts")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc"
        archive.addfile(link)
    with tarfile.open(fileobj=io.BytesIO(buffer.getvalue())) as archive, pytest.raises(BrowserError, match="fonts"):
        write_members(archive, tmp_path)


def test_where_no_way_leads_to_a_browser_each_cause_and_one_command_are_named(empty_machine: Path) -> None:
    assert list(empty_machine.iterdir()) == []
    ways = (Way("first", lambda: True, refuse), Way("second", lambda: False, refuse))

    with pytest.raises(BrowserNotFoundError) as caught:
        ensure_browser(lambda _line: None, ways=ways)

    assert "first: the server does not answer" in caught.value.what
    assert "second: cannot be used on this machine" in caught.value.what
    assert "install" in caught.value.do
    assert "\n" not in caught.value.do


def test_the_first_way_that_gives_a_working_browser_ends_the_search(
    browser_found: BrowserFound, empty_machine: Path
) -> None:
    said: list[str] = []

    def arrive(_cache: Path) -> None:
        (empty_machine / "chromium-headless-shell").symlink_to(browser_found.path)

    ways = (Way("broken", lambda: True, refuse), Way("good", lambda: True, arrive), Way("never", lambda: True, refuse))
    got = ensure_browser(said.append, ways=ways)

    assert got.version == browser_found.version
    assert [line for line in said if "never" in line] == []


def test_a_failing_command_is_told_by_the_line_that_names_an_error() -> None:
    code = "import sys; sys.stderr.write('start\\nError: connect refused\\n  at x\\n};'); sys.exit(1)"
    with pytest.raises(BrowserError, match="ended with 1: Error: connect refused"):
        run_command([sys.executable, "-c", code], minutes=1)


def test_a_failing_command_is_else_told_by_its_last_line_and_a_missing_one_by_its_name() -> None:
    with pytest.raises(BrowserError, match="ended with 3: no space"):
        run_command([sys.executable, "-c", "import sys; sys.stderr.write('first\\nno space'); sys.exit(3)"], minutes=1)
    with pytest.raises(BrowserError, match="no-such-command: is not installed"):
        run_command(["no-such-command"], minutes=1)


def test_a_command_that_hangs_is_stopped() -> None:
    with pytest.raises(BrowserError, match="was stopped after"):
        run_command([sys.executable, "-c", "import signal; signal.pause()"], minutes=0.005)

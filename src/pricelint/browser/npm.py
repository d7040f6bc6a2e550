"""A headless shell that comes as an npm package, for machines without root and without Playwright's download server.

The package is pinned and its sha512 is verified before a byte of it is unpacked. Of its own launch arguments none is
used: they switch off the sandbox and the same-origin policy.
"""

from __future__ import annotations

import base64
import hashlib
import io
import platform
import shutil
import sys
import tarfile
import tempfile
from pathlib import Path, PurePosixPath

import brotli

from pricelint.browser.commands import run_command
from pricelint.errors import BrowserError

PACKAGE = "@sparticuz/chromium"
VERSION = "153.0.0"
SHA512 = "jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA=="
EXECUTABLE = "chromium"
UNPACKED_LIMIT = 600 * 1024 * 1024
MINUTES = 5
FONT_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
"""

Variables = tuple[tuple[str, str], ...]


def folder_in(cache: Path) -> Path:
    """Where this version is kept below the cache folder."""
    return cache / f"chromium-{VERSION}"


def npm_candidates_in(cache: Path) -> list[tuple[Path, Variables]]:
    """The unpacked shell, first on the libraries of the system, then on the few that came with it (NSS, expat)."""
    folder = folder_in(cache)
    executable = folder / EXECUTABLE
    if not executable.is_file():
        return []
    fonts = (("FONTCONFIG_FILE", str(folder / "fonts.conf")),)
    return [(executable, fonts), (executable, (*fonts, ("LD_LIBRARY_PATH", str(folder / "lib"))))]


def npm_usable() -> bool:
    """Whether the package can run here (it is built for Linux on x86-64) and npm is there to fetch it."""
    return sys.platform == "linux" and platform.machine() == "x86_64" and shutil.which("npm") is not None


def fetch_and_unpack(cache: Path) -> None:
    """Fetch the pinned package with npm and unpack it below `cache`; raises `BrowserError` with the cause."""
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache) as name:
        command = ["npm", "pack", "--silent", "--pack-destination", name, f"{PACKAGE}@{VERSION}"]
        run_command(command, minutes=MINUTES)
        for archive in Path(name).glob("*.tgz"):
            unpack(archive, folder_in(cache))


def unpack(archive: Path, into: Path, sha512: str = SHA512) -> None:
    """Verify `archive` and lay the browser out in `into`, which appears complete or not at all."""
    content = archive.read_bytes()
    found = base64.b64encode(hashlib.sha512(content).digest()).decode()
    if found != sha512:
        raise BrowserError(f"sha512 is {found}", where=str(archive), expected=sha512, do="delete it and try again")
    into.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=into.parent) as name:
        made = Path(name) / "made"
        made.mkdir()
        with tarfile.open(fileobj=io.BytesIO(content), mode="r:gz") as outer:
            _lay_out(outer, made)
        if into.exists():
            shutil.rmtree(into)
        made.rename(into)


def _lay_out(outer: tarfile.TarFile, made: Path) -> None:
    (made / EXECUTABLE).write_bytes(_unbrotli(_member(outer, "package/bin/chromium.br")))
    (made / EXECUTABLE).chmod(0o755)
    for name in ("swiftshader", "al2023", "fonts"):
        packed = _unbrotli(_member(outer, f"package/bin/{name}.tar.br"))
        with tarfile.open(fileobj=io.BytesIO(packed), mode="r:") as inner:
            write_members(inner, made)
    (made / "fonts.conf").write_text(FONT_CONFIGURATION, encoding="utf-8")


def _member(outer: tarfile.TarFile, name: str) -> bytes:
    stream = outer.extractfile(name)
    if stream is None:
        raise BrowserError("is not a file", where=name)
    return stream.read()


def _unbrotli(packed: bytes) -> bytes:
    decompressor = brotli.Decompressor()
    unpacked = decompressor.process(packed, output_buffer_limit=UNPACKED_LIMIT)
    if not decompressor.is_finished():
        raise BrowserError(f"unpacks to more than {UNPACKED_LIMIT} bytes, or ends early", where=PACKAGE)
    return bytes(unpacked)


def write_members(archive: tarfile.TarFile, into: Path) -> None:
    """Write the regular files of `archive` below `into`; links, devices and paths that lead out are refused."""
    for member in archive.getmembers():
        path = PurePosixPath(member.name)
        if path.is_absolute() or ".." in path.parts or not (member.isfile() or member.isdir()):
            raise BrowserError("is no plain file below its folder", where=member.name, expected="a relative path")
        stream = archive.extractfile(member) if member.isfile() else None
        if stream is not None:
            target = into.joinpath(*path.parts)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(stream.read())
            target.chmod(0o644)

"""The folder of a site: what is written is remembered with what it was made of; only what changed is made again.

The manifest, `site.json`, holds for every unit (a platform with its files, or one page) the digest of its inputs and
the sha256 of each file. A unit is made again where its inputs differ or one of its files is not as it was written:
files that were touched since are hashed, for the others the time says it.
Files that an earlier build wrote and this one does not are removed; nothing else in the folder is touched.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import msgspec

from pricelint.result_json.parts import Place
from pricelint.result_json.text import json_text
from pricelint_reports.site.pieces import Pieces

MANIFEST = "site.json"
FORMAT = "pricelint-site-1"

_INSIDE = re.compile(r"(?!.*\.\.)[a-z0-9][a-z0-9._/-]*")


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """What was made together: the digest of its inputs, its files by path with their sha256, what could not be had.

    lacking  sha256 of stored bytes that were wanted and not at hand: where they turn up, the unit is made again
    """

    inputs: str
    files: dict[str, str]
    lacking: tuple[str, ...] = ()


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a site says of itself: its format, what made it, its language and settings, and its units by name.

    templates  digest of the publisher's own templates; "" where it was made with ours alone
    shared     digest of what all pages share: where a build has another one, nothing is cut out of its pages
    sources    the sha256 of the result files that it was made of, and where their platforms stand in them
    """

    format: str
    tool_version: str
    language: str
    about: dict[str, object]
    units: dict[str, Unit] = {}
    templates: str = ""
    shared: str = ""
    sources: dict[str, tuple[Place, ...]] = {}


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of a folder; None where there is none that this version wrote."""
    try:
        found = msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None
    paths = [path for unit in found.units.values() for path in unit.files]
    return found if found.format == FORMAT and all(map(_INSIDE.fullmatch, paths)) else None


class SiteFolder:
    """Writes the files of a site, unit by unit. `shared` is the digest of what all of its pages share."""

    def __init__(self, out: Path, shared: str) -> None:
        self._out, self._shared = out, shared
        before = read_manifest(out)
        self._alike = before is not None and before.shared == shared
        self._before: Mapping[str, Unit] = before.units if before else {}
        self._made_at = (out / MANIFEST).stat().st_mtime_ns if before else 0
        self.units: dict[str, Unit] = {}

    def before(self, name: str, inputs: str) -> Unit | None:
        """The unit as an earlier build left it, where it was made of the same inputs and its files are as they were."""
        unit = self._before.get(name)
        if unit is None or unit.inputs != inputs:
            return None
        there = (self._untouched(path) or self._holds(path, sha256) for path, sha256 in unit.files.items())
        return unit if all(there) else None

    def keep(self, name: str, unit: Unit) -> None:
        """Take a unit over from the earlier build."""
        self.units[name] = unit

    def kept(self, name: str, inputs: str) -> bool:
        """Whether the earlier build left the unit as it would be made now; it is taken over then."""
        unit = self.before(name, inputs)
        if unit:
            self.keep(name, unit)
        return unit is not None

    def pieces(self, path: str) -> Pieces:
        """The pieces of a page as an earlier build left it; none where it was made otherwise or is not as it was."""
        unit = self._before.get(path)
        if unit is None or not self._alike:
            return Pieces()
        try:
            data = self.read(path)
        except OSError:
            return Pieces()
        as_written = hashlib.sha256(data).hexdigest() == unit.files.get(path)
        return Pieces(data.decode("utf-8")) if as_written else Pieces()

    def put(self, path: str, inputs: str, make: Callable[[], bytes]) -> None:
        """A unit of one file, which names it: made, unless it lies in the folder as it would be made."""
        if not self.kept(path, inputs):
            self.write(path, inputs, {path: make()})

    def write(self, name: str, inputs: str, files: Mapping[str, bytes], lacking: tuple[str, ...] = ()) -> None:
        """Write the files of a unit, by their paths in the folder."""
        digests = {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}
        before = self._before[name].files if name in self._before else {}
        for path, data in files.items():
            if before.get(path) != digests[path] or not self._holds(path, digests[path]):
                self._place(path).write_bytes(data)
        self.units[name] = Unit(inputs=inputs, files=digests, lacking=lacking)

    def stream(self, name: str, inputs: str, path: str, pieces: Iterable[bytes]) -> None:
        """Write a unit of one file that is too large to be held, piece by piece."""
        found, target = hashlib.sha256(), self._place(path)
        part = target.with_name(f"{target.name}.part")
        with part.open("wb") as file:
            for piece in pieces:
                found.update(piece)
                file.write(piece)
        part.replace(target)
        self.units[name] = Unit(inputs=inputs, files={path: found.hexdigest()})

    def finish(self, made: Manifest) -> None:
        """Remove what an earlier build wrote and this one did not, and write the manifest, with the units written."""
        kept = {path for unit in self.units.values() for path in unit.files}
        for path in {path for unit in self._before.values() for path in unit.files} - kept:
            (self._out / path).unlink(missing_ok=True)
        whole = msgspec.structs.replace(made, shared=self._shared, units=dict(sorted(self.units.items())))
        (self._out / MANIFEST).write_bytes(json_text(whole))

    def read(self, path: str) -> bytes:
        """The bytes of a file of the folder."""
        return (self._out / path).read_bytes()

    def _place(self, path: str) -> Path:
        target = self._out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        return target

    def _untouched(self, path: str) -> bool:
        """Whether nobody touched a file since the manifest was written after it; any other is read and hashed."""
        try:
            found = (self._out / path).stat()
        except OSError:
            return False
        return max(found.st_mtime_ns, found.st_ctime_ns) < self._made_at

    def _holds(self, path: str, sha256: str) -> bool:
        try:
            with (self._out / path).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == sha256
        except OSError:
            return False

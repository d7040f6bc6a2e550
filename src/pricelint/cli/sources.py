"""What a person names on the command line, as platforms: an address, a platform file, a folder, or files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

from pricelint.archives.read import is_archive
from pricelint.archives.saved import MHTML
from pricelint.archives.terms import is_terms_folder
from pricelint.archives.wayback import LISTS
from pricelint.cli.archived import (
    Gathered,
    archive_visits,
    bound_visit,
    listed_platforms,
    pages_visit,
    role_of,
    slug,
    terms_visits,
)
from pricelint.errors import PricelintError, SourceError, SourceNotFoundError, UsageError
from pricelint.model.platform import PageTarget, Platform
from pricelint.store.files import FileVisit
from pricelint_spiders.catalogue import load_platform

PAGES = (".html", ".htm", ".xhtml", ".pdf", *MHTML)


@dataclass(slots=True)
class Sources:
    """What is to be fetched, and what was read from files."""

    platforms: list[Platform] = field(default_factory=list)
    gathered: Gathered = field(default_factory=Gathered)

    @property
    def files(self) -> list[FileVisit]:
        """Visits that were read from files."""
        return self.gathered.files

    @property
    def refused(self) -> list[str]:
        """What could not be used, a sentence each."""
        return self.gathered.refused


def read_sources(names: Sequence[str], bound_as: str | None = None) -> Sources:
    """Sort the sources of a command line.

    An address, a platform file (.toml) or a folder is one platform. Files are one platform each, an archive (WARC,
    WACZ) and a list of an archive's addresses (.txt, .csv) one for each site in it, unless `bound_as` names the one
    that all of them make up. A source that does not exist is refused by name; the others stay.
    """
    sources, files = Sources(), list[Path]()
    for name in names:
        try:
            if is_address(name):
                sources.platforms.append(platform_of_address(name))
            elif name.endswith(".toml"):
                sources.platforms.append(load_platform(existing(name)))
            elif existing(name).is_dir():
                _take_folder(Path(name), sources, bound_as)
            elif name.lower().endswith(LISTS):
                sources.platforms += listed_platforms(Path(name), sources.gathered, bound_as)
            else:
                files.append(Path(name))
        except PricelintError as error:
            sources.refused.append(str(error))
    _take_files(files, sources, bound_as)
    return _told_apart(sources)


def _take_files(files: Sequence[Path], sources: Sources, bound_as: str | None) -> None:
    loose = [path for path in files if not is_archive(path)]
    archives = [path for path in files if is_archive(path)]
    if bound_as and files:
        bound_visit(bound_as, archives, loose, sources.gathered)
        return
    sources.files.extend(pages_visit(slug(path.stem), path.stem, [path]) for path in loose)
    for path in archives:
        archive_visits(path, sources.gathered)


def _take_folder(folder: Path, sources: Sources, bound_as: str | None) -> None:
    if is_terms_folder(folder):
        terms_visits(folder, sources.gathered, bound_as)
    else:
        sources.files.append(folder_visit(folder, bound_as))


def _told_apart(sources: Sources) -> Sources:
    """Two sources of one name (two addresses of a host, two files called alike) stay two platforms: "name-2"."""
    taken: dict[str, int] = {}
    for number, platform in enumerate(sources.platforms):
        sources.platforms[number] = replace(platform, id=_free(platform.id, taken))
    for number, files in enumerate(sources.files):
        name = _free(files.platform.id, taken)
        if name != files.platform.id:
            renamed, visit = replace(files.platform, id=name), replace(files.visit, platform=name)
            earlier = replace(files.earlier, platform=name) if files.earlier else None
            sources.files[number] = replace(files, platform=renamed, visit=visit, earlier=earlier)
    return sources


def _free(name: str, taken: dict[str, int]) -> str:
    taken[name] = taken.get(name, 0) + 1
    return name if taken[name] == 1 else _free(f"{name}-{taken[name]}", taken)


def is_address(name: str) -> bool:
    """Whether a source is to be fetched; a name with any scheme is, so that a mistyped one is refused as an address."""
    return "://" in name


def platform_of_address(url: str) -> Platform:
    """A platform of its own for one address: its page and the links that it leads to."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError("this is no web address", where=url, expected="http://… or https://…", do="check its spelling")
    host = parts.hostname + (f":{parts.port}" if parts.port else "")
    return Platform(slug(host), host, (PageTarget(url, role_of(parts.path), found="given"),), discover=True)


def existing(name: str, expected: str = "an address, a folder or an HTML file") -> Path:
    """The path of a name; raises SourceNotFoundError, saying what was `expected`, where there is none."""
    path = Path(name)
    if not path.exists():
        raise SourceNotFoundError(
            "there is no such file or folder", where=name, expected=expected,
            do="check the spelling; an address starts with https://",
        )  # fmt: skip
    return path


def folder_visit(folder: Path, bound_as: str | None = None) -> FileVisit:
    """The pages of a folder as one platform. Raises SourceNotFoundError where there is no such folder, or no page."""
    if not existing(str(folder), "a folder").is_dir():
        raise SourceNotFoundError("this is no folder", where=str(folder), expected="a folder of HTML files")
    pages = sorted(path for path in folder.iterdir() if path.suffix.lower() in PAGES and path.is_file())
    if not pages:
        raise SourceNotFoundError(
            "this folder holds no page", where=str(folder), expected=f"files ending in {', '.join(PAGES)}",
            do="save the platform's pages into it",
        )  # fmt: skip
    name = bound_as or folder.resolve().name
    return pages_visit(slug(name), name, pages)


def file_platform(path: Path) -> FileVisit:
    """The one platform of a folder, a page or an archive. Raises SourceError where there is none, or more than one."""
    found = read_sources([str(existing(str(path), "a folder or an archive"))])
    if found.refused:
        raise SourceError(found.refused[0])
    if len(found.files) != 1:
        raise SourceError(f"it holds {len(found.files)} platforms", where=str(path), expected="one")
    return found.files[0]

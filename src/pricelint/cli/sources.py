"""What a person names on the command line, as platforms: an address, a platform file, a folder, or files."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

from pricelint.errors import PricelintError, SourceNotFoundError, UsageError
from pricelint.model.platform import PageTarget, Platform, Role
from pricelint.net.links import topic_of
from pricelint.store.files import FileVisit, visit_files
from pricelint_spiders.catalogue import load_platform

PAGES = (".html", ".htm", ".xhtml")


@dataclass(slots=True)
class Sources:
    """What is to be fetched, what was read from files, and what could not be used at all (a sentence each)."""

    platforms: list[Platform] = field(default_factory=list)
    files: list[FileVisit] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def read_sources(names: Sequence[str], bound_as: str | None = None) -> Sources:
    """Sort the sources of a command line.

    An address, a platform file (.toml) or a folder is one platform. Files are one platform each, unless `bound_as`
    names the one that all of them make up. A source that does not exist is refused by name; the others stay.
    """
    sources, loose = Sources(), list[Path]()
    for name in names:
        try:
            if is_address(name):
                sources.platforms.append(platform_of_address(name))
            elif name.endswith(".toml"):
                sources.platforms.append(load_platform(existing(name)))
            elif existing(name).is_dir():
                sources.files.append(folder_visit(Path(name), bound_as))
            else:
                loose.append(Path(name))
        except PricelintError as error:
            sources.refused.append(str(error))
    if bound_as and loose:
        sources.files.append(visit_files(slug(bound_as), bound_as, _with_roles(loose)))
    else:
        sources.files.extend(visit_files(slug(path.stem), path.stem, _with_roles([path])) for path in loose)
    return _told_apart(sources)


def _told_apart(sources: Sources) -> Sources:
    """Two sources of one name (two addresses of a host, two files called alike) stay two platforms: "name-2"."""
    taken: dict[str, int] = {}
    for number, platform in enumerate(sources.platforms):
        sources.platforms[number] = replace(platform, id=_free(platform.id, taken))
    for number, files in enumerate(sources.files):
        name = _free(files.platform.id, taken)
        if name != files.platform.id:
            renamed, visit = replace(files.platform, id=name), replace(files.visit, platform=name)
            sources.files[number] = replace(files, platform=renamed, visit=visit)
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


def role_of(name: str, otherwise: Role = Role.PRICING) -> Role:
    """The role that a file or path names ("faq.html" → faq); `otherwise` where it names none."""
    topic = topic_of(f"https://site.invalid/{name.strip('/')}")
    return topic.role if topic else otherwise


def slug(name: str) -> str:
    """A platform id: lower-case letters, digits and hyphens of a name, "platform" where it has none."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "platform"


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
    return visit_files(slug(name), name, _with_roles(pages))


def _with_roles(paths: Iterable[Path]) -> list[tuple[Path, Role]]:
    return [(path, role_of(path.stem)) for path in paths]

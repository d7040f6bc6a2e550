"""Methods: what makes two readings of one capture the same, by version and a digest of everything that takes part."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pricelint
from pricelint.audit.rule import Rule

_READERS = ("model", "documents", "extract", "derive", "history", "pipeline.py")
"""What of this package turns captures into facts and statements."""

_JUDGES = ("audit",)
_LIBRARIES = ("ahocorasick-rs", "babel", "beautifulsoup4", "google-re2", "lxml", "pypdf", "regex", "selectolax")
_SUFFIXES = frozenset({".py", ".toml"})
_HOME = Path(pricelint.__file__).parent


@cache
def todays_method() -> str:
    """How this installation reads: "0.1.0+5f0c…". Other code, another word list, another parser: another method."""
    parts = [line for name in _READERS for line in _lines(_HOME / name)]
    return _named([*parts, *(f"{name} {_version(name)}" for name in _LIBRARIES)])


def judged_by(rules: Sequence[Rule]) -> str:
    """How these rules judge, by their ids and the packages that they come from."""
    return _judged_by(tuple((rule.id, rule.check.__module__.partition(".")[0]) for rule in rules))


@cache
def _judged_by(rules: tuple[tuple[str, str], ...]) -> str:
    packages = dict.fromkeys(package for _, package in rules)
    folders = [Path(folder) for name in packages for folder in getattr(sys.modules.get(name), "__path__", ())]
    parts = [line for folder in [*(_HOME / name for name in _JUDGES), *folders] for line in _lines(folder)]
    return _named([*(rule for rule, _ in rules), *parts])


def _named(parts: Iterable[str]) -> str:
    digest = sha256("\n".join(parts).encode()).hexdigest()
    return f"{pricelint.__version__}+{digest[:16]}"


def _lines(place: Path) -> list[str]:
    """Every source file at a place with the digest of its bytes, by name."""
    files = [place] if place.is_file() else sorted(p for p in place.rglob("*") if p.suffix in _SUFFIXES)
    return [f"{file.relative_to(place.parent).as_posix()} {sha256(file.read_bytes()).hexdigest()}" for file in files]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""

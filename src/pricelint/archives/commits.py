"""Dates and earlier versions of files from the commits of the repository that they lie in.

Read by dulwich, never by running git: a repository that somebody else made can name programs that git would start.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from dulwich.diff_tree import tree_changes
from dulwich.errors import NotGitRepository, ObjectFormatException
from dulwich.object_store import tree_lookup_path
from dulwich.objects import Blob, Commit, ObjectID
from dulwich.repo import Repo

MOST_COMMITS = 20_000
"""Commits that are looked at, newest first."""

MOST_DOCUMENT = 20_000_000
_KEPT = 2
_TECHNICAL = ("Apply technical or declaration upgrade on", "Refilter")
_ABOVE = 3
_BEYOND = ", the oldest that was looked at: the document is older"
_DAMAGED = (KeyError, ValueError, OSError, ObjectFormatException, AssertionError, IndexError)


@dataclass(frozen=True, slots=True)
class Recorded:
    """One version of a file: its bytes, the author's time of the commit that recorded it, and the commit.

    `data` is None where the bytes are not to be had, and `lost` then says why.
    """

    at: datetime
    commit: str
    blob: ObjectID
    data: bytes | None = None
    lost: str = ""
    note: str = ""


@dataclass(slots=True)
class _History:
    """Versions by path, newest first. A technical upgrade lends its bytes to the version before it: that is when the
    service changed."""

    found: dict[bytes, list[Recorded]]
    upgraded: dict[bytes, ObjectID] = field(default_factory=dict)

    def take(self, commit: Commit, name: bytes, blob: ObjectID) -> None:
        if name not in self.found or len(self.found[name]) == _KEPT:
            return
        if commit.message.decode("utf-8", "replace").startswith(_TECHNICAL):
            self.upgraded.setdefault(name, blob)
        else:
            self.found[name].append(_recorded(commit, self.upgraded.pop(name, blob)))


def recorded_versions(folder: Path, paths: Sequence[Path]) -> tuple[dict[Path, list[Recorded]], str]:
    """The two newest versions of each file, newest first, and what is wrong with the repository ("" if nothing).

    Empty where the folder lies in no repository.
    """
    here = folder.resolve()
    root = next((above for above in (here, *here.parents[:_ABOVE]) if (above / ".git").is_dir()), None)
    if root is None:
        return {}, ""
    wanted = {path.resolve().relative_to(root).as_posix().encode("utf-8", "surrogateescape"): path for path in paths}
    try:
        with Repo(str(root)) as repo:
            found = _versions(repo, wanted)
            return {wanted[name]: [_with_data(repo, one) for one in each] for name, each in found.items()}, ""
    except (NotGitRepository, *_DAMAGED) as error:
        return {}, f"{root}: this Git repository cannot be read, its files are dated by themselves: {error!r}"


def _versions(repo: Repo, wanted: dict[bytes, Path]) -> dict[bytes, list[Recorded]]:
    history = _History({name: [] for name in wanted})
    oldest, head = None, None
    for commit in _commits(repo):
        oldest, head = commit, head or commit
        for name, blob in _written(repo, commit):
            history.take(commit, name, blob)
        if all(len(each) == _KEPT for each in history.found.values()):
            break
    for name, each in history.found.items():
        held = _held(repo, head, name) if head is not None and not each else None
        if held is not None and oldest is not None:
            each.append(replace(_recorded(oldest, held), note=_BEYOND))
    return {name: each for name, each in history.found.items() if each}


def _recorded(commit: Commit, blob: ObjectID) -> Recorded:
    return Recorded(datetime.fromtimestamp(commit.author_time, UTC), commit.id.decode("ascii"), blob)


def _commits(repo: Repo) -> Iterator[Commit]:
    """Commits along the first parents, newest first; where a clone ends, so do they."""
    ident = repo.head()
    for _ in range(MOST_COMMITS):
        commit = repo[ident] if ident in repo.object_store else None
        if not isinstance(commit, Commit):
            return
        yield commit
        if not commit.parents:
            return
        ident = commit.parents[0]


def _written(repo: Repo, commit: Commit) -> Iterator[tuple[bytes, ObjectID]]:
    """What a commit wrote: paths and blobs. One whose parent is not there wrote everything that it holds."""
    parent = repo[commit.parents[0]] if commit.parents and commit.parents[0] in repo.object_store else None
    tree = parent.tree if isinstance(parent, Commit) else None
    for change in tree_changes(repo.object_store, tree, commit.tree):
        if change.new is not None and change.new.path and change.new.sha:
            yield change.new.path, change.new.sha


def _held(repo: Repo, commit: Commit, name: bytes) -> ObjectID | None:
    try:
        return tree_lookup_path(repo.object_store.__getitem__, commit.tree, name)[1]
    except _DAMAGED:
        return None


def _with_data(repo: Repo, version: Recorded) -> Recorded:
    try:
        blob = repo[version.blob]
    except _DAMAGED as error:
        return replace(version, lost=f"the repository does not hold this version: {error!r}")
    data = blob.data if isinstance(blob, Blob) else b""
    if len(data) > MOST_DOCUMENT:
        return replace(version, lost=f"this version has {len(data):,} bytes")
    return replace(version, data=data)

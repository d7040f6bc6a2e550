"""The claims of a site: each rests on something, and every page prints them as they are entered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
from selectolax.lexbor import LexborHTMLParser

from pricelint.bundle.problem import Verification
from pricelint_reports.site.claims import ClaimKind, squeezed
from pricelint_reports.site.claims_json import PREFIX, ClaimEntry, ClaimFile, ClaimIndex
from pricelint_reports.site.folder import Manifest
from pricelint_reports.site.verify.files import parsed_pages

Entries = Mapping[str, ClaimEntry]
"""Claims by the digits of their ids."""

_ACCUSES_NOBODY = frozenset({"not_applicable", "error"})
"""Verdicts that rest on the record of the visit alone: nothing was found that the rule is about, or it failed."""


def claims_in(folder: Path, found: Verification) -> Entries:
    """Every claim of a site; what cannot be read, and what rests on nothing, is a problem."""
    entries: dict[str, ClaimEntry] = {}
    for file in _claim_files(folder, found):
        for entry in file.claims:
            found.count("claims")
            entries[entry.id.removeprefix(PREFIX)] = entry
            if not _rests(entry):
                found.differs(entry.id, f"this sentence rests on nothing: {entry.sentence!r}")
    for entry in entries.values():
        for other in entry.rests_on:
            if other.removeprefix(PREFIX) not in entries:
                found.differs(entry.id, f"it rests on {other}, which the site does not hold")
    return entries


def _rests(entry: ClaimEntry) -> bool:
    """Whether quotes, searches or other claims stand under a claim, or it says only that something is not there."""
    if entry.evidence or entry.searched or entry.rests_on or entry.kind is ClaimKind.CAPTURE:
        return True
    return entry.kind is ClaimKind.OUTCOME and entry.values.get("verdict") in _ACCUSES_NOBODY


def check_printed(folder: Path, manifest: Manifest, entries: Entries, found: Verification) -> None:
    """Every element that says to hold a claim holds one of its forms, word for word."""
    for path, tree in parsed_pages(folder, manifest):
        for name, text in _printed(tree):
            found.count("printed claims")
            entry = entries.get(name)
            if entry is None:
                found.differs(path, f"it prints claim:{name}, which is entered nowhere", "", text)
            elif text not in {squeezed(form) for form in (entry.sentence, *entry.shown)}:
                found.differs(path, f"it prints {entry.id} otherwise than it was made", entry.sentence, text)


def check_made_again(entries: Entries, again: Entries, found: Verification) -> None:
    """The claims of the site are those that its results make, in the same words."""
    for name in {**entries, **again}:
        here, made = entries.get(name), again.get(name)
        if here is None and made is not None:
            found.differs(made.id, f"the results make this claim, and the site leaves it out: {made.sentence!r}")
        elif made is None and here is not None:
            found.differs(here.id, f"the results do not make this claim: {here.sentence!r}")
        elif here and made and _said(here) != _said(made):
            found.differs(here.id, "the results make it otherwise", made.sentence, here.sentence)


def _said(entry: ClaimEntry) -> tuple[object, ...]:
    quotes = tuple((proof.quote, proof.capture, proof.start, proof.end) for proof in entry.evidence)
    return entry.sentence, entry.shown, entry.kind, dict(entry.values), quotes, entry.rests_on


def _claim_files(folder: Path, found: Verification) -> Iterator[ClaimFile]:
    try:
        index = msgspec.json.decode((folder / "claims.json").read_bytes(), type=ClaimIndex)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
        found.differs("claims.json", f"it cannot be read: {error}")
        return
    for one in index.platforms:
        try:
            yield msgspec.json.decode(_inside(folder, one.file).read_bytes(), type=ClaimFile)
        except (OSError, ValueError) as error:  # MsgspecError and UnicodeDecodeError are ValueErrors
            found.differs(one.file, f"it cannot be read: {error}")


def _inside(folder: Path, name: str) -> Path:
    """Raises ValueError for a name that leads out of the folder."""
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise ValueError(f"{name} lies outside the site")
    return path


def _printed(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for node in tree.css("[data-claim]"):
        yield node.attributes.get("data-claim") or "", squeezed(node.text(deep=True, separator=""))

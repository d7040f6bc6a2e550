"""The README of a rule and the words of its messages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

HEADINGS = (
    "What it looks for",
    "Why it matters",
    "What it does not flag",
    "Example",
    "When it is unsure",
    "Sources",
)
"""The sections of a rule's README, in order."""

JUDGEMENTS = ("illegal", "unlawful", "deceiv", "mislead", "scam", "fraud")
"""Words that say more than was seen: a message names a pattern, and neither the law nor why somebody did it."""


def readme_mistakes(rule_id: str, folder: Path) -> Iterator[str]:
    """What is wrong with the README, in words."""
    file = folder / "README.md"
    if not file.is_file():
        yield "there is no README.md"
        return
    lines = file.read_text(encoding="utf-8").splitlines()
    if lines[:1] != [f"# {rule_id}"]:
        yield f"README.md: the first line is '# {rule_id}', got {lines[0] if lines else ''!r}"
    heads = [line.removeprefix("## ") for line in lines if line.startswith("## ")]
    if heads != list(HEADINGS):
        yield f"README.md: the headings are {', '.join(HEADINGS)}, got {', '.join(heads) or 'none'}"
    for head in _empty(lines):
        yield f"README.md: nothing stands under {head!r}"


def _empty(lines: list[str]) -> list[str]:
    said = [line for line in lines if line.strip()]
    return [
        line.removeprefix("## ") for line, after in pairwise([*said, "## end"]) if _is_head(line) and _is_head(after)
    ]


def _is_head(line: str) -> bool:
    return line.startswith("## ")


def judgement_mistakes(folder: Path) -> Iterator[str]:
    """Words of judgement in the code of a rule, where its messages stand."""
    for file in sorted(folder.glob("*.py")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if found := re.search("|".join(JUDGEMENTS), line.lower()):
                yield f"{file.name}:{number}: {found[0]!r}: a message says what was seen, and judges nobody"

"""The checks of a rule folder, one object each: for pytest one by one, or all at once as a list of mistakes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pricelint.audit.rule import Rule
from pricelint.audit.testing import Example, examples_of, mistakes, read_example
from pricelint.errors import PricelintError
from pricelint.testing.load import rule_of
from pricelint.testing.metadata import metadata_mistakes
from pricelint.testing.prose import judgement_mistakes, readme_mistakes
from pricelint.testing.purity import impurities

LINES = 120
"""Lines of a `rule.py` at most: what is longer judges two patterns, or reads pages."""

FLAGS, UNSURE = 3, 1
"""Examples at least that are flagged, and that cannot be settled; as many are allowed as are flagged."""


@dataclass(frozen=True, slots=True)
class Check:
    """One check of one rule folder; as a string its name: `some-rule: metadata`, `some-rule: flags-two-packs`."""

    name: str
    find: Callable[[], Iterable[str]]

    def mistakes(self) -> list[str]:
        """What is wrong, in words; empty where nothing is."""
        try:
            return list(self.find())
        except (PricelintError, SyntaxError, UnicodeDecodeError, OSError) as error:
            return [str(error)]

    def __str__(self) -> str:
        """The name: pytest shows it with `ids=str`."""
        return self.name


def checks_of(folder: Path) -> list[Check]:
    """All checks of a rule folder: five of the folder, and one per example. Nothing is imported or judged yet."""
    named = folder.name.replace("_", "-")
    of_folder: dict[str, Callable[[], Iterable[str]]] = {
        "readme": lambda: readme_mistakes(rule_of(folder).id, folder),
        "metadata": lambda: metadata_mistakes(rule_of(folder), folder),
        "purity": lambda: impurities(folder),
        "words": lambda: (*_length(folder), *judgement_mistakes(folder)),
        "examples": lambda: _kinds(rule_of(folder), examples_of(folder)),
    }
    checks = [Check(f"{named}: {what}", find) for what, find in of_folder.items()]
    return checks + [Check(f"{named}: {item.name}", partial(_judged, folder, item)) for item in _examples(folder)]


def check_rule_folder(folder: Path) -> list[str]:
    """Everything that is wrong with a rule folder, in words, each with its check; empty where the folder is right."""
    return [f"{check}: {mistake}" for check in checks_of(folder) for mistake in check.mistakes()]


def _examples(folder: Path) -> list[Example]:
    """The examples, none where they cannot be listed: the check of their kinds says why."""
    try:
        return examples_of(folder)
    except (PricelintError, OSError):
        return []


def _length(folder: Path) -> Iterator[str]:
    lines = (folder / "rule.py").read_text(encoding="utf-8").count("\n") if (folder / "rule.py").is_file() else 0
    if lines > LINES:
        yield f"rule.py has {lines} lines, at most {LINES}"


def _kinds(rule: Rule, examples: list[Example]) -> Iterator[str]:
    if not examples:
        yield "there are no examples"
        return
    kinds = Counter(example.name.partition("-")[0] for example in examples)
    if kinds["flags"] < FLAGS:
        yield f"{kinds['flags']} examples are flagged, at least {FLAGS} are needed"
    if kinds["allows"] < kinds["flags"]:
        yield f"{kinds['allows']} examples are allowed and {kinds['flags']} flagged: each flagged one has its fair twin"
    if kinds["unsure"] < UNSURE:
        yield "no example is unsure"
    if all(page.language in {"", "en"} for example in examples for page in read_example(example)):
        yield "every example is in English"
    for example in examples:
        if example.name.startswith("flags-") and not _is_marked(rule, example):
            yield f'{example.name}: no element has data-expect="{rule.id}", so what is quoted is not checked'


def _is_marked(rule: Rule, example: Example) -> bool:
    return any(f'data-expect="{rule.id}"' in path.read_text(encoding="utf-8") for path in example.files)


def _judged(folder: Path, example: Example) -> list[str]:
    return mistakes(rule_of(folder), example)

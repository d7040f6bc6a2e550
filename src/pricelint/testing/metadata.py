"""What the metadata of a rule promises, held against its folder and its check."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pricelint.audit.registry import load_rules
from pricelint.audit.rule import Rule
from pricelint.testing.load import rule_folders

TITLE = 80
"""Characters of a title at most: it is a row of a table."""


def metadata_mistakes(rule: Rule, folder: Path) -> Iterator[str]:
    """What is wrong with the metadata, in words."""
    if rule.id.rpartition("/")[2] != folder.name.replace("_", "-"):
        yield f"the rule is called {rule.id!r}, its folder {folder.name!r}: it is the id with underscores"
    if not rule.title or len(rule.title) > TITLE or rule.title.endswith("."):
        yield f"the title is a phrase of at most {TITLE} characters without a full stop, got {rule.title!r}"
    if not rule.family or rule.family != rule.family.lower():
        yield f"the family is a lower-case word, got {rule.family!r}"
    params: Any = getattr(rule.options, "__dataclass_params__", None)
    if params is not None and not params.frozen:
        yield "the options are a frozen dataclass: nobody changes a threshold while pages are judged"
    yield from _signature(rule)
    yield from _causes(rule, folder)


def _signature(rule: Rule) -> Iterator[str]:
    takes = set(inspect.signature(rule.check).parameters)
    given = {need.value for need in rule.requires}
    if takes != given:
        yield f"check takes {sorted(takes)} and requires names {sorted(given)}: they are the same"


def _causes(rule: Rule, folder: Path) -> Iterator[str]:
    """A rule follows from rules of pricelint, or of its own package."""
    vendor = f"{rule.vendor}/" if rule.vendor else ""
    known = {item.id for item in load_rules(plugins=False)}
    known |= {vendor + path.name.replace("_", "-") for path in rule_folders(folder.parent)}
    for cause in rule.follows_from:
        if cause not in known:
            yield f"it follows from {cause!r}, and no rule is called that"

"""The rules as SARIF describes them (`reportingDescriptor`, 3.49), with what each README says."""

from __future__ import annotations

import re
from collections.abc import Callable

from pricelint.model.outcome import Severity
from pricelint.model.result import RuleInfo
from pricelint_reports.sarif.messages import Node, cut, verbatim

RuleHelp = Callable[[str], str]
"""The Markdown that explains a rule, by its id; "" where nothing does."""

LEVELS = {Severity.HIGH: "error", Severity.MEDIUM: "warning", Severity.LOW: "note", Severity.INFO: "note"}
"""Levels of SARIF by severity."""

LONGEST = 1000
"""Code scanning takes descriptions of up to 1,024 characters."""

_PROBLEM = {"error": "error", "warning": "warning", "note": "recommendation"}


def no_help(_rule: str) -> str:
    """No README: descriptions are made of the titles."""
    return ""


def descriptor(rule: RuleInfo, readme: str) -> Node:
    """One rule. `readme` is Markdown with the section "What it looks for"; without it the title stands for it."""
    readme = verbatim(readme)
    title = verbatim(rule.title) or rule.id
    level = LEVELS[rule.severity]
    help_text = readme or f"{title}. Sources: {verbatim('; '.join(rule.sources)) or 'none stated'}"
    return {
        "id": verbatim(rule.id),
        "name": verbatim(_pascal(rule.id)),
        "shortDescription": {"text": cut(f"{title}.", LONGEST)},
        "fullDescription": {"text": cut(_looks_for(readme) or f"{title}.", LONGEST)},
        "help": {"text": _plain(help_text), "markdown": help_text},
        "defaultConfiguration": {"level": level},
        "properties": {
            "family": verbatim(rule.family),
            "severity": rule.severity.value,
            "sources": [verbatim(source) for source in rule.sources],
            "tags": [verbatim(rule.family)] if rule.family else [],
            "problem.severity": _PROBLEM[level],
        },
    }


def _looks_for(readme: str) -> str:
    found = re.search(r"^## What it looks for\n(.+?)(?=^#|\Z)", readme, re.MULTILINE | re.DOTALL)
    return _plain(" ".join(found[1].split())) if found else ""


def _plain(markdown: str) -> str:
    """Markdown for where only text is shown: no signs of headings, quotations, code and emphasis; links by name."""
    text = re.sub(r"^(?:#+|>) +", "", markdown, flags=re.MULTILINE)
    text = re.sub(r"\[([^\]\n]*)\]\([^)\n]*\)", r"\1", text)
    return re.sub(r"[`*]", "", re.sub(r"^- ", "• ", text, flags=re.MULTILINE))


def _pascal(rule: str) -> str:
    """An identifier that a reader can take in at once, as the standard asks of names: "opaque-base-price" → …Price."""
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"[-/_\s]+", rule)) or "Rule"

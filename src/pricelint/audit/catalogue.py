"""The rule catalogue as Markdown: generated from the rules' metadata, so that it cannot drift from them."""

from __future__ import annotations

from collections.abc import Iterable

from pricelint.audit.grade import LETTERS, WEIGHTS
from pricelint.audit.rule import Rule
from pricelint.model.outcome import Severity

_HEAD = """# Rules

Generated from the rules' metadata (`pricelint.audit.catalogue`): change a rule, not this file.

An outcome is `violation`, `pass`, `review` (the pages cannot settle it; the missing part is named), `not_applicable` or
`error`. Rules marked *by silence* accuse only where the pricing page, a FAQ, help or terms page and every same-site
link that names credits, billing, FAQ, terms or refunds were captured; otherwise they review.
"""


def catalogue(rules: Iterable[Rule]) -> str:
    """The text of rules/README.md: one table per family, then how the grade is reckoned."""
    known = tuple(rules)
    families = dict.fromkeys(rule.family for rule in known)
    parts = [
        _HEAD,
        *(_family(name, [rule for rule in known if rule.family == name]) for name in families),
        _grade(known),
    ]
    return "\n".join(parts)


def _family(name: str, rules: list[Rule]) -> str:
    rows = "\n".join(_row(rule) for rule in rules)
    return f"## {name.capitalize()}\n\n| rule | finds | severity | sources |\n|---|---|---|---|\n{rows}\n"


def _row(rule: Rule) -> str:
    silence = " *By silence.*" if rule.by_silence else ""
    link = rule.id if "/" in rule.id else f"[`{rule.id}`](pricelint_rules/{rule.id.replace('-', '_')}/README.md)"
    cells = (link, f"{rule.title}.{silence}", rule.severity.value, "; ".join(str(source) for source in rule.sources))
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def _grade(rules: tuple[Rule, ...]) -> str:
    weights = ", ".join(f"{severity.value} {WEIGHTS[severity]}" for severity in Severity)
    letters = ", ".join(f"{name} from {least}" for least, name in LETTERS)
    follows = [f"- `{rule.id}` follows from {_either(rule.follows_from)}" for rule in rules if rule.follows_from]
    return "\n".join(
        (
            "## Grade\n",
            f"100 points less the weight of each violation ({weights}); {letters}. Reviews and passes",
            "cost nothing; how many rules were judged stands beside the letter. A violation that follows from others",
            "costs only what it weighs beyond them, so that a missing premise weighs once:\n",
            *follows,
            "\nThere is no grade where a rule ended in an error, a page that rules need was not captured, or nothing",
            "was judged.",
            "",
        )
    )


def _either(ids: tuple[str, ...]) -> str:
    return " or ".join(f"`{name}`" for name in ids)

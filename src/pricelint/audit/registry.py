"""Which rules there are: those of every installed package that offers some."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from importlib.resources import files
from types import ModuleType

from pricelint.audit.rule import Rule
from pricelint.errors import DuplicateRuleError, RuleError

GROUP = "pricelint.rules"
"""Entry-point group: each entry names a module (or object) with `RULES`, a tuple of `Rule`."""

OWN_PACKAGE = "pricelint"
"""The one distribution whose rules need no `vendor/` in their ids."""

_WITHOUT = "mend or uninstall that package, or go on without the rules of others: --no-plugins"


def load_rules(entries: Iterable[EntryPoint] | None = None, *, plugins: bool = True) -> tuple[Rule, ...]:
    """The rules of all installed packages: ours first, then the others by package name; without `plugins` only ours.

    Raises RuleError where a package offers something else than rules or an id that is not its own, and
    DuplicateRuleError where two packages offer the same id.
    """
    offered = [(_package(entry), entry) for entry in (entry_points(group=GROUP) if entries is None else entries)]
    found = [(package, entry) for package, entry in offered if plugins or package == OWN_PACKAGE]
    found.sort(key=lambda pair: (pair[0] != OWN_PACKAGE, pair[0], pair[1].name))
    return unique((package, rule) for package, entry in found for rule in _rules_of(package, entry))


def rules_in(package: str) -> tuple[Rule, ...]:
    """The rules of a package of rule folders: `RULE` of each `<folder>/rule.py`, by the folders' names.

    A folder is found because it is there: a new rule is entered in no list, and the order is the same on every machine.
    Raises RuleError where a `rule.py` holds no rule.
    """
    folders = sorted(entry.name for entry in files(package).iterdir() if (entry / "rule.py").is_file())
    modules = [f"{package}.{folder}.rule" for folder in folders]
    return tuple(rule_in(import_module(module), module) for module in modules)


def rule_in(module: ModuleType, where: str) -> Rule:
    """The rule of an imported `rule.py`. Raises RuleError where it holds none; `where` is the module for messages."""
    rule = getattr(module, "RULE", None)
    if not isinstance(rule, Rule):
        raise RuleError("there is no rule in it", where=where, expected="RULE, a `pricelint.audit.rule.Rule`")
    return rule


def unique(offered: Iterable[tuple[str, Rule]]) -> tuple[Rule, ...]:
    """The rules of (package, rule) pairs. Raises DuplicateRuleError where an id comes twice."""
    owners: dict[str, str] = {}
    rules = []
    for package, rule in offered:
        if rule.id in owners:
            raise DuplicateRuleError(
                f"the rule id {rule.id!r} is offered by {owners[rule.id]!r} and by {package!r}",
                expected="one rule per id",
                do=f"uninstall one of the two, rename the rule to '{package}/{rule.id.rpartition('/')[2]}', or go on "
                "without the rules of others: --no-plugins",
            )
        owners[rule.id] = package
        rules.append(rule)
    return tuple(rules)


def _who(package: str) -> str:
    return f"the installed package {package!r}"


def _package(entry: EntryPoint) -> str:
    return entry.dist.name if entry.dist else entry.name


def _rules_of(package: str, entry: EntryPoint) -> tuple[Rule, ...]:
    try:
        rules = getattr(entry.load(), "RULES", None)
    except Exception as error:
        raise RuleError(
            f"its rules cannot be imported: {type(error).__name__}: {error}", where=_who(package), do=_WITHOUT
        ) from error
    if not isinstance(rules, tuple) or not all(isinstance(rule, Rule) for rule in rules):
        raise RuleError(
            f"{entry.value} offers no rules", where=_who(package), expected="RULES, a tuple of Rule", do=_WITHOUT
        )
    for rule in rules:
        if ("/" in rule.id) == (package == OWN_PACKAGE):
            raise RuleError(
                f"the rule id {rule.id!r} is not this package's",
                where=_who(package),
                expected=f"an id such as '{package}/…'",
                do=_WITHOUT,
            )
    return rules

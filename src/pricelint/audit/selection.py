"""Which rules judge: chosen by id, family or severity.

    select ["costs", "high"]    the rules of the family `costs`, and those of severity high
    ignore ["pack-misfit"]      all of them but this one; what is named in both is left out

What was left out is part of the result, and a platform that was judged by a selection has no grade: points that rules
did not have the chance to take are not earned.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from pricelint.audit.near import near
from pricelint.errors import UsageError
from pricelint.model.choice import Selection
from pricelint.model.outcome import Severity


class Described(Protocol):
    """A rule, or what a stored result says of one."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def family(self) -> str:
        """The group of the catalogue it belongs to."""

    @property
    def severity(self) -> Severity:
        """How much a violation of it weighs."""


AnyRule = TypeVar("AnyRule", bound=Described)


def selected(
    rules: Sequence[AnyRule],
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    where: str = "",
    known: Sequence[Described] = (),
) -> tuple[tuple[AnyRule, ...], Selection | None]:
    """The rules that judge, in their order, and what was chosen; None where every rule judges.

    `where` says for messages where the names were given; `known` are further rules that may be named. Raises UsageError
    for a name that is no rule, family or severity, and where no rule is left.
    """
    wanted, unwanted = _names(select), _names(ignore)
    for name in (*wanted, *unwanted):
        _must_be_known(name, (*rules, *known), where)
    kept = tuple(rule for rule in rules if (not wanted or _is_named(rule, wanted)) and not _is_named(rule, unwanted))
    if not kept:
        raise UsageError("the selection leaves no rule", where=where, do="select more, or ignore less")
    judging = {rule.id for rule in kept}
    left_out = tuple(rule.id for rule in rules if rule.id not in judging)
    chosen = Selection(select=wanted, ignore=unwanted, judged=len(kept), left_out=left_out)
    return kept, chosen if left_out else None


def _names(given: Iterable[str]) -> tuple[str, ...]:
    """Each name once; a text may hold several, divided by commas."""
    return tuple(dict.fromkeys(name.strip().lower() for text in given for name in text.split(",") if name.strip()))


def _is_named(rule: Described, names: tuple[str, ...]) -> bool:
    return rule.id in names or rule.family.lower() in names or rule.severity.value in names


def _must_be_known(name: str, rules: Sequence[Described], where: str) -> None:
    if name in list(Severity) or any(_is_named(rule, (name,)) for rule in rules):
        return
    families = dict.fromkeys(rule.family for rule in rules)
    known = [*(rule.id for rule in rules), *families, *Severity]
    kinds = f"a rule id, a family ({', '.join(families)}) or a severity ({', '.join(Severity)})"
    raise UsageError(
        f"no rule, family or severity is called {name!r}",
        where=where,
        expected=near(name, known, kinds),
        do="see them with `pricelint rules`",
    )

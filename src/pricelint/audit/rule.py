"""What a rule is: typed metadata, what it needs, and one pure check."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from enum import StrEnum

from pricelint.errors import RuleError
from pricelint.model.fact import HintTopic
from pricelint.model.outcome import Fix, Outcome, Severity, Verdict
from pricelint.model.result import RuleInfo
from pricelint.model.site import Kind
from pricelint.model.units import TermName

_ID = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)?[a-z0-9]+(?:-[a-z0-9]+)*")


class Needs(StrEnum):
    """What a check may ask for by keyword; it receives exactly what its rule declares and nothing ambient."""

    FACTS = "facts"
    DERIVATIONS = "derivations"
    COVERAGE = "coverage"
    OPTIONS = "options"
    CAPTURED_AT = "captured_at"
    EARLIER = "earlier"


Subject = Kind | HintTopic | TermName | Needs
"""What a rule can be about: facts of a kind, passages on a topic, terms of a name, or `Needs.EARLIER`."""

Named = tuple[type, str]
"""A subject with what it is one of: a topic and a term may have the same word."""


class SourceStatus(StrEnum):
    """How much weight a source has."""

    BRIEF = "seed"
    CARD = "card"
    BINDING = "binding"
    GUIDANCE = "guidance"
    STAFF_REPORT = "staff report"
    ALLEGATION = "allegation"
    TAXONOMY = "taxonomy"
    EDITORIAL = "editorial"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule comes from: a named authority with its status and the `jurisdiction` it speaks for ("" for none)."""

    name: str
    status: SourceStatus
    jurisdiction: str = ""

    def __str__(self) -> str:
        """ "name (status, jurisdiction)"."""
        return f"{self.name} ({', '.join(part for part in (self.status.value, self.jurisdiction) if part)})"


SEED = Source("founding brief", SourceStatus.BRIEF)
CARD = Source("the user's list of red flags", SourceStatus.CARD)


@dataclass(frozen=True, slots=True)
class NoOptions:
    """Options of a rule that has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule.

    id            lower-case words with hyphens; `vendor/rule` outside this package
    family        the group of the catalogue it belongs to ("rate", "costs", "expiry" …)
    requires      what `check` receives by keyword
    check         a pure function from these to an outcome; it may read no clock, network or configuration
    fix           what a fair page would show in place of a violation: a pure function from what `check` receives and
                  the `outcome`, asked for a violation only; None where the rule has no wording to offer
    options       a frozen dataclass with a default for every field
    by_silence    true where a violation rests on something that was not found: it then becomes a review unless the
                  coverage condition of the catalogue is met
    seeks         the kinds of fact on whose absence a violation or a pass rests: the outcome then lists every page that
                  was searched for them, and the nearest passages
    by_sight      true where a violation rests on what a browser showed: without its geometry the rule reviews
    subject       what the rule is about: where a platform has none of it, `check` is not called, and the rule does not
                  apply, for the reason `absent`; () where `check` is always called. It has to say the same by itself
    follows_from  rules whose violation can be the cause of this one's: a missing premise weighs once in the grade
    handed        the keywords of `check`, options aside; worked out from `requires`
    about         `subject`, as it is looked for
    unmet         the outcome where nothing of the subject is there
    defaults      the options where nothing is overridden

    Raises RuleError where the metadata cannot be used.
    """

    id: str
    title: str
    family: str
    severity: Severity
    sources: tuple[Source, ...]
    requires: tuple[Needs, ...]
    check: Callable[..., Outcome]
    fix: Callable[..., Fix] | None = None
    options: type = NoOptions
    by_silence: bool = False
    seeks: tuple[Kind, ...] = ()
    by_sight: bool = False
    follows_from: tuple[str, ...] = ()
    subject: tuple[Subject, ...] = ()
    absent: str = ""
    handed: tuple[str, ...] = field(init=False, repr=False, compare=False)
    defaults: object = field(init=False, repr=False, compare=False)
    about: frozenset[Named] = field(init=False, repr=False, compare=False)
    unmet: Outcome = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not _ID.fullmatch(self.id):
            raise RuleError(f"{self.id!r} is no rule id", expected='"some-rule", or "vendor/some-rule" in a package')
        if not self.sources:
            raise RuleError("a rule needs a source", where=self.id, do="cite an authority, or mark it editorial")
        if wrong := _wrong_types(self):
            raise RuleError(
                f"{wrong} of another type than it declares", where=self.id, expected="see pricelint.audit.rule"
            )
        if not is_dataclass(self.options):
            raise RuleError("the options are no dataclass", where=self.id, expected="a frozen dataclass with defaults")
        if without := [f.name for f in fields(self.options) if f.default is MISSING and f.default_factory is MISSING]:
            raise RuleError(f"the option {without[0]!r} has no default", where=self.id, do="give it one")
        try:
            object.__setattr__(self, "defaults", self.options())
        except Exception as error:
            raise RuleError(f"the defaults of its options do not hold: {error}", where=self.id) from error
        if bool(self.subject) is not bool(self.absent):
            raise RuleError("a subject and what is said without it go together", where=self.id, do="state both")
        object.__setattr__(self, "about", frozenset(map(named, self.subject)))
        unmet = Outcome(rule=self.id, verdict=Verdict.NOT_APPLICABLE, summary=self.absent)
        object.__setattr__(self, "unmet", unmet)
        handed = tuple(need.value for need in self.requires if need is not Needs.OPTIONS)
        object.__setattr__(self, "handed", handed)

    @property
    def vendor(self) -> str:
        """Who offers the rule: what stands before the slash of its id, "" for a rule of pricelint."""
        return self.id.rpartition("/")[0]

    @property
    def info(self) -> RuleInfo:
        """What a report prints of the rule."""
        sources = tuple(str(source) for source in self.sources)
        return RuleInfo(id=self.id, title=self.title, family=self.family, severity=self.severity, sources=sources)


def named(subject: Subject) -> Named:
    """A subject as it is looked for."""
    return type(subject), subject.value


def _wrong_types(rule: Rule) -> str:
    """The first part of a rule's metadata that has another type than it declares: mypy has not seen every package."""
    right = {
        "title": isinstance(rule.title, str),
        "family": isinstance(rule.family, str),
        "severity": isinstance(rule.severity, Severity),
        "sources": are(rule.sources, Source),
        "requires": are(rule.requires, Needs),
        "check": callable(rule.check),
        "follows_from": are(rule.follows_from, str),
    }
    return next((f"its {name!r} is" for name, holds in right.items() if not holds), "")


def are(values: object, kind: type) -> bool:
    """Whether `values` is a tuple of nothing but `kind`."""
    return isinstance(values, tuple) and all(isinstance(value, kind) for value in values)

"""What a platform has of the subjects of rules: a rule about what is nowhere need not be asked."""

from __future__ import annotations

from operator import attrgetter

from pricelint.audit.rule import Named, Needs, named
from pricelint.model.fact import HintTopic
from pricelint.model.once import once
from pricelint.model.site import Kind, SiteFacts, Snapshot
from pricelint.model.units import TermName

_KINDS = tuple(named(kind) for kind in Kind)
_facts_by_kind = attrgetter(*(kind.value for kind in Kind))
_EARLIER = frozenset({named(Needs.EARLIER)})


def there(facts: SiteFacts, earlier: Snapshot | None) -> frozenset[Named]:
    """The kinds of fact, the topics and the terms on any page, and whether there is an earlier snapshot."""
    return _stated(facts) if earlier is None else _stated(facts) | _EARLIER


@once
def _stated(facts: SiteFacts) -> frozenset[Named]:
    stated: set[Named] = set()
    for page in facts.pages:
        stated.update(kind for kind, found in zip(_KINDS, _facts_by_kind(page), strict=True) if found)
        stated.update([(HintTopic, hint.topic) for hint in page.hints])
        stated.update([(TermName, term.name) for term in page.terms])
    return frozenset(stated)

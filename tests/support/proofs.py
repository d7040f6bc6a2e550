"""What outcomes are proved against: examples and visits, read from their bytes, and the mistakes in the proofs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pricelint_rules
from pricelint.audit.coverage import coverage_of
from pricelint.audit.engine import AuditInput, audit
from pricelint.audit.recheck import recheck
from pricelint.audit.testing import EXAMPLE_GAP, EXAMPLE_TIME, Example, earlier_documents, read_example
from pricelint.derive.contradictions import site_facts
from pricelint.derive.derive import derive
from pricelint.documents.document import Document
from pricelint.extract.facts import extract_all
from pricelint.model.outcome import Outcome
from pricelint.model.platform import Role
from pricelint.model.site import Snapshot
from pricelint.pipeline import audit_visit
from pricelint.store.files import visit_files

KNOWN = {rule.id: rule for rule in pricelint_rules.RULES}

Proved = tuple[Outcome, tuple[str, ...]]
"""An outcome and what is wrong with its proof."""


def example_input(example: Example, pages: Sequence[Document] | None = None) -> AuditInput:
    """An example, read; with `pages`, as a browser measured it."""
    documents = read_example(example) if pages is None else pages
    facts, before = site_facts(extract_all(documents)), earlier_documents(example)
    earlier = Snapshot(site_facts(extract_all(before)), EXAMPLE_TIME - EXAMPLE_GAP) if before else None
    return AuditInput(
        facts=facts,
        derivations=derive(facts),
        coverage=coverage_of(documents),
        captured_at=EXAMPLE_TIME,
        earlier=earlier,
    )


def files_input(name: str, files: Sequence[tuple[Path, Role]]) -> AuditInput:
    """The files of one platform, read as a visit."""
    read = visit_files(name, name, files)
    result = audit_visit(read.platform, read.visit, read.blobs.get, (), {})
    return AuditInput(
        facts=result.facts,
        derivations=result.derivations,
        coverage=result.coverage,
        captured_at=read.visit.finished_at,
    )


def proved(read: Callable[[], AuditInput]) -> list[Proved]:
    """What every rule says, and the mistakes in its proof against the same bytes read again."""
    outcomes, again = audit(read(), pricelint_rules.RULES), read()
    return [(one, recheck(KNOWN[one.rule], one, again, KNOWN[one.rule].options())) for one in outcomes]

"""Whether a visit confirms what a platform file declares: each page is there, and is what its role says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pricelint.extract.facts import extract_all
from pricelint.model.capture import Capture, CaptureOutcome, Visit
from pricelint.model.platform import SELLING_ROLES, Platform, Role
from pricelint.model.site import Kind, PageFacts
from pricelint.model.state import FIRST
from pricelint.net.links import topic_of
from pricelint.net.scope import same_site, tidy
from pricelint.pipeline import Blob, best_captures, read_capture

_SELLS = (Kind.PLANS, Kind.PACKS)
_ANY_ROLE = frozenset({Role.BLOG, Role.OTHER})


@dataclass(frozen=True, slots=True)
class Checked:
    """One declared page after a visit: what on it shows its role, where it moved, or what speaks against it."""

    url: str
    role: Role
    outcome: CaptureOutcome
    evidence: str = ""
    moved: str = ""
    problem: str = ""

    @property
    def told(self) -> str:
        """One line for a reader."""
        moved = f"; moved to {self.moved}" if self.moved else ""
        return f"{self.role.value}: {self.problem or self.evidence}{moved}"


def checked(platform: Platform, visit: Visit, blob: Blob) -> list[Checked]:
    """The declared pages as they came first: neither the states that a visit drove them to, nor what it found."""
    first = {capture.requested_url: capture for capture in best_captures(visit) if capture.state == FIRST}
    return [_checked(first[page.url], blob) for page in platform.pages if page.url in first]


def _checked(capture: Capture, blob: Blob) -> Checked:
    page = read_capture(capture, blob)
    url, role, outcome = capture.requested_url, capture.role, page.capture.outcome
    if page.document is None:
        return Checked(url, role, outcome, problem=f"{outcome.value}: {page.capture.reason}")
    if not same_site(capture.final_url, url):
        return Checked(url, role, outcome, problem=f"it leads to another site: {capture.final_url}")
    moved = "" if tidy(capture.final_url, url) == tidy(url, url) else capture.final_url
    (facts,) = extract_all([page.document])
    evidence = _evidence(role, facts, capture.final_url, page.document.title)
    problem = "" if evidence else f"nothing on the page shows that it is one for {role.value}"
    return Checked(url, role, outcome, evidence, moved, problem)


def _evidence(role: Role, facts: PageFacts, url: str, title: str) -> str:
    """What shows the role, in words; "" where nothing does."""
    counted = ", ".join(_counted(facts))
    if role in _ANY_ROLE:
        return counted or "captured"
    if role is Role.PRICING:
        return counted if any(getattr(facts, kind.value) for kind in _SELLS) else ""
    topic = topic_of(url, title)
    if role not in SELLING_ROLES and topic is not None and topic.role is role:
        return ", ".join(filter(None, (f"its address or title names {topic.name}", counted)))
    return counted


def _counted(facts: PageFacts) -> Iterator[str]:
    """Kinds of facts with their number, and the unit."""
    if facts.unit is not None:
        yield f"the unit “{facts.unit.name}”"
    for kind in Kind:
        if number := len(getattr(facts, kind.value)):
            yield f"{number} {kind.value}"

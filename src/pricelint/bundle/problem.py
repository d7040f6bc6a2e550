"""What a check of a bundle finds."""

from __future__ import annotations

from dataclasses import dataclass, field

from pricelint.errors import PricelintError


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that is not as the bundle says: `where` names the file, and the capture where it is of one."""

    where: str
    what: str
    expected: str = ""
    got: str = ""

    def __str__(self) -> str:
        """One sentence, with what was expected and what was found."""
        tail = f": expected {self.expected}, got {self.got}" if self.expected or self.got else ""
        return f"{self.where}: {self.what}{tail}"


@dataclass(slots=True)
class Verification:
    """The findings of one check: how much of what was checked, what differs, and what a reader should know."""

    checked: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether everything is as the bundle says."""
        return not self.problems

    def count(self, what: str, number: int = 1) -> None:
        """Add to what was checked."""
        self.checked[what] = self.checked.get(what, 0) + number

    def differs(self, where: str, what: str, expected: object = "", got: object = "") -> None:
        """Add a problem; long values are cut."""
        self.problems.append(Problem(where=where, what=what, expected=_short(expected), got=_short(got)))

    def refused(self, error: PricelintError) -> None:
        """Add what could not be read."""
        self.differs(error.where, error.what, error.expected)


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 300 else f"{text[:300]}…"

"""What the views of one platform are made with."""

from __future__ import annotations

from dataclasses import dataclass

from pricelint.model.evidence import Evidence
from pricelint.model.result import PlatformResult
from pricelint_reports.comparison.receipts import Receipts
from pricelint_reports.language import Language
from pricelint_reports.site.claims import ClaimBook


@dataclass(frozen=True, slots=True)
class Making:
    """One platform's result with its numbered receipts, the language of the site, and the claims made so far."""

    result: PlatformResult
    receipts: Receipts
    language: Language
    book: ClaimBook

    @property
    def name(self) -> str:
        """The platform's name, or its id where it has none."""
        return self.result.platform.name or self.result.platform.id

    def quotes(self, numbers: tuple[int | None, ...]) -> tuple[Evidence, ...]:
        """The evidence of receipts by their numbers, each once; None stands for what has no receipt."""
        return tuple(self.receipts.items[number - 1] for number in dict.fromkeys(numbers) if number)

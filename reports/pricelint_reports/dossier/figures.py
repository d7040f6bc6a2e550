"""Figures and promises of one platform as sentences with receipts."""

from __future__ import annotations

from collections.abc import Iterator

from pricelint.derive.basis import chosen, currencies, ranges
from pricelint.model.fact import Expiry
from pricelint.model.result import PlatformResult
from pricelint.model.units import Pool
from pricelint_reports.citations import Citations
from pricelint_reports.comparison.chains import Part, per_unit, printed
from pricelint_reports.comparison.receipts import Receipts, receipts_of
from pricelint_reports.comparison.tables import no_figure_reason
from pricelint_reports.comparison.words import COMPARED, POOLS, expiry_words
from pricelint_reports.dossier.model import Said
from pricelint_reports.language import Language


def figures_said(platform: PlatformResult, citations: Citations, language: Language) -> Iterator[Said]:
    """Money per unit and per output of what the platform is compared by, each as its whole arithmetic."""
    receipts = receipts_of(platform)
    derivations, facts = platform.derivations, platform.facts
    for currency in currencies(derivations):
        for compared, size in chosen(derivations, currency).items():
            parts = per_unit(size, facts, receipts, language)
            yield _arithmetic(f"{language.say(COMPARED[compared])}: ", parts, platform, receipts, citations)
            for spread in ranges(derivations, size):
                for chain in spread.chains:
                    line = printed(chain, facts, receipts, language)
                    yield _arithmetic(f"{line.label}: ", line.parts, platform, receipts, citations)
    if reason := no_figure_reason(platform):
        yield Said(text=language.say(reason))


def _arithmetic(
    before: str, parts: tuple[Part, ...], platform: PlatformResult, receipts: Receipts, citations: Citations
) -> Said:
    evidence = (receipts.items[part.receipt - 1] for part in parts if part.receipt)
    text = before + "".join(part.text for part in parts)
    return Said(text=text, receipts=citations.numbers(evidence, platform))


def expiry_said(platform: PlatformResult, citations: Citations, language: Language) -> Iterator[Said]:
    """What becomes of unused units, pool by pool; what no captured page states is left out."""
    stated: list[Expiry] = [item for page in platform.facts.pages for item in page.expiry]
    for pool in Pool:
        words: dict[str, list[Expiry]] = {}
        for item in stated:
            if item.pool is pool:
                words.setdefault(expiry_words(item, language), []).append(item)
        for text, items in words.items():
            evidence = (quote for item in items for quote in item.evidence)
            yield Said(text=f"{language.say(POOLS[pool])} {text}", receipts=citations.numbers(evidence, platform))

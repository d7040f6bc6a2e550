"""What the readers of costs hand on: a count tied to an action, with the spans that show it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import regex

from pricelint.extract.annotate.quantities import Count
from pricelint.extract.cards.words import phrase
from pricelint.extract.costs.wording.lexicon import lexicon
from pricelint.extract.modalities import (
    TEXTS,
    Measure,
    measure_from,
    measures_in,
    modality_of,
    per_of,
    scale_to,
)
from pricelint.extract.patterns import Pattern
from pricelint.extract.reading import Reading
from pricelint.extract.several import several_first
from pricelint.extract.words import alternatives
from pricelint.model.fact import Cost
from pricelint.model.units import Modality, Per

Span = tuple[int, int]

LONGEST_ITEM = 90
INVERSE = frozenset({"cost.yields", "cost.reciprocal"})
"""Methods that read outputs per unit, which are always turned into units per output."""

RESOLUTION = regex.compile(
    r"\d{3,4}\s?p(?![A-Za-z\d])|(?<!\d)[24568]K(?![A-Za-z\d])|\d{3,5}\s?[x×]\s?\d{3,5}(?:\s?px)?|\d{3,4}\s?px(?![A-Za-z\d])"
    r"|\d+(?:\.\d+)?\s?(?:megapixels?|MP|Megapixel|kHz|kbps|fps)(?![A-Za-z\d])",
    regex.I,
)
QUALITY = regex.compile(
    RESOLUTION.pattern + r"|\d+(?:[-–]\d+)?\s?[-‑]?(?:s|sec|seconds?|Sekunden|secondes?|segundos?|秒|秒間)(?![\p{L}])",
    regex.I,
)
_CLAUSE = regex.compile(r"[,;:.!?(){}，。；：、（）]")
_BRACKETS = regex.compile(r"[(（][^()（）]*[)）]")
_NUMBERED = regex.compile(r"^\d[\d.,]*\s?(?=\p{L})")
_BESIDE = 20
_ROUND = 1000
_FILMS = {(Per.MESSAGE, Modality.VIDEO): Per.VIDEO}
"""A counter of messages that counts films as well ("条")."""
_COMPOUND = regex.compile(r"\p{Han}{2}$")
"""A word whose last sign is no word of its own."""

TICKER = regex.compile(r"(?<![\p{L}\d])(?:USDC|USDT|BUSD|BTC|ETH|BNB|SOL|TON|DAI)(?![\p{L}\d])")
"""Currencies of block chains: what units are sold for, and no thing that costs them."""
ADDED = "it is added to another cost, so no figure is worked out from it alone"
_EMBLEM = regex.compile(r"^[\p{So}\p{Sk}\p{Cf}\p{Mn}\s]+")
_EDGES = ' \t\n:：=–—-−→|·•(（»>*`✓✔✅+,，、;"“”¿¡'


@dataclass(frozen=True, slots=True)
class Found:
    """A cost as read, before it becomes a fact. Spans are offsets of the document's text.

    `low`/`high` are printed at `count`; `measure` is what they are printed for, None where only the label tells.
    """

    count: Span
    low: Decimal
    high: Decimal
    item: str
    item_span: Span
    measure: Measure | None = None
    measure_span: Span | None = None
    context: str = ""
    approximate: bool = False
    method: str = ""


def from_count(
    count: Count,
    item: str,
    item_span: Span,
    measure: Measure | None = None,
    measure_span: Span | None = None,
    method: str = "",
) -> Found:
    """A finding for an annotated count."""
    span = (count.start, count.end)
    return Found(
        span, count.low, count.high, item, item_span, measure, measure_span, "", count.approximate, method
    )  # fmt: skip


def to_fact(reading: Reading, found: Found, language: str) -> Cost:
    """The fact with its evidence: one quote where item and count stand in one line, else one for each."""
    modality = modality_of(found.item, language) or modality_of(found.context, language) or Modality.OTHER
    if modality is Modality.OTHER and found.measure is not None:
        modality = modality_of(found.measure.word, language) or modality
    low, high, per = _measured(found, modality, language)
    return Cost(
        item=found.item if low == found.low else _of_one(found, language),
        modality=modality,
        low=low,
        high=high,
        per=per,
        quality=quality_of(found.item),
        approximate=found.approximate,
        doubt=ADDED if _is_added(reading, found, language) else None,
        evidence=tuple(reading.document.cite(*span, *proves) for span, proves in _quotes(reading, found)),
        method=found.method,
    )


def _of_one(found: Found, language: str) -> str:
    """An item without the number that its cost was divided by: "100 contacts" at one unit, "20 videos" at 200."""
    counted = found.method in INVERSE or several_first(found.item, language) is not None
    return _NUMBERED.sub("", found.item) if counted else found.item


def _measured(found: Found, modality: Modality, language: str) -> tuple[Decimal, Decimal, Per]:
    """Units per one measure: the printed measure, else the one that the label names. "Per generation" yields to a label
    that says what is generated."""
    named = per_of(found.item, modality, language)
    measure = found.measure
    generic = measure is not None and measure.per is Per.GENERATION and measure.number == 1
    if measure is not None and not (generic and named not in (Per.OTHER, Per.SECOND, Per.MINUTE)):
        low, per = scale_to(measure, found.low)
        return low, scale_to(measure, found.high)[0], _FILMS.get((per, modality), per)
    told = _of_context(found, language)
    if told is not None and (told.number != 1 or not is_action(found.item, language)):
        low, per = scale_to(told, found.low)
        return low, scale_to(told, found.high)[0], per
    if named is Per.OTHER and found.context:
        named = per_of(found.context, modality, language)
    return _of_text(found, named, language) if named in TEXTS else (found.low, found.high, named)


def _of_text(found: Found, named: Per, language: str) -> tuple[Decimal, Decimal, Per]:
    """Units per so much text as a label counts ("Voice, 2,000 characters"). What may be up to so long ("a post of up to
    700 words") is one piece, but for a round thousand, the size of a piece."""
    text = next((m for m in measures_in(found.item, language) if m.per is named and m.number > 1), None)
    if text is None:
        return found.low, found.high, named
    if text.number != _ROUND and _most(language).search(found.item[: text.start]):
        return found.low, found.high, Per.GENERATION
    return scale_to(text, found.low)[0], *scale_to(text, found.high)


@lru_cache
def _most(language: str) -> Pattern:
    """ "Up to" at the end of a text."""
    return Pattern(rf"{alternatives(lexicon(language).words.best)}\s{{0,3}}$")


def _of_context(found: Found, language: str) -> Measure | None:
    """What the headings over a cost say that it is for ("Credits per 100 characters"), where its label does not."""
    told = lexicon(language).per_anywhere.search(found.context) if not measures_in(found.item, language) else None
    return measure_from(told, language) if told and not told["joined"] else None


def _is_added(reading: Reading, found: Found, language: str) -> bool:
    """Whether a count is added to another cost ("+5 credits", "5 extra credits", "4K (additional): 5 credits")."""
    start, end = found.count
    block = reading.document.block_at(start)
    before = reading.plain[max(block.start, start - _BESIDE) : start]
    behind = reading.plain[end : min(block.end, end + _BESIDE)]
    added, not_added = _added(language)
    if _further(language).match(not_added.sub(" ", behind)):
        return True
    if before.rstrip().endswith("+") or reading.plain[start] == "+" or _adding(language).search(before):
        return True
    beside = f"{_CLAUSE.split(before)[-1]}{reading.plain[start:end]}{_CLAUSE.split(behind)[0]}"
    bracketed = " ".join(_BRACKETS.findall(found.item))
    return bool(added.search(not_added.sub(" ", f"{beside} {bracketed}")))


@lru_cache
def _adding(language: str) -> Pattern:
    """A verb of adding right before a count ("templates add about")."""
    words = lexicon(language).words
    return Pattern(rf"{alternatives(words.adders)}\s(?:{alternatives(words.approximate)}\s?)?$")


@lru_cache
def _further(language: str) -> Pattern:
    """ "More" right behind a count, whatever follows ("5 credits more per image"), and compares nothing."""
    words = lexicon(language).words
    return Pattern(rf"\s{alternatives(words.on_top)}(?!\s(?:\d|{alternatives(words.compared_to)}))(?!\p{{L}})")


@lru_cache
def _added(language: str) -> tuple[Pattern, Pattern]:
    """Words for what is added, and phrases in which they add nothing ("no extra charge", "extra large")."""
    words = lexicon(language).words
    return Pattern(alternatives(words.added)), Pattern(alternatives(words.not_added))


def quality_of(text: str) -> str:
    """The resolutions and lengths that a text states, in its own words."""
    return ", ".join(dict.fromkeys(match[0].strip() for match in QUALITY.finditer(text)))


def _quotes(reading: Reading, found: Found) -> list[tuple[Span, tuple[str, ...]]]:
    document = reading.document
    spans = [(found.count, ("low", "high")), (found.item_span, ("item",))]
    if found.measure_span:
        spans.append((found.measure_span, ("per",)))
    proofs: dict[Span, tuple[str, ...]] = {}
    for span, proves in spans:
        proofs[span] = (*proofs.get(span, ()), *proves)
    spans = [(span, proves) for span, proves in proofs.items() if span[1] > span[0]]
    blocks = {document.block_at(span[0]).index for span, _ in spans}
    start, end = min(span[0] for span, _ in spans), max(span[1] for span, _ in spans)
    if len(blocks) == 1 and end - start <= 160:
        return [((start, end), tuple(dict.fromkeys(name for _, proves in spans for name in proves)))]
    return spans


def clean_item(text: str, language: str) -> str:
    """An item as printed, without articles, bullets and trailing marks; at most its last clauses where it is long."""
    item = _EMBLEM.sub("", " ".join(text.split())).strip(_EDGES).lstrip(".")
    item = _rest_of_last(language).sub("", item)
    if not _COMPOUND.search(item):
        item = lexicon(language).about_end.sub("", item).strip(_EDGES) or item
    item = lexicon(language).article.sub("", item + " ").strip(_EDGES) or item
    if item.count("(") > item.count(")"):
        item += ")"
    while len(item) > LONGEST_ITEM and ", " in item:
        item = item.split(", ", 1)[1]
    return item[:LONGEST_ITEM].strip()


@lru_cache
def _rest_of_last(language: str) -> Pattern:
    """What may still belong to the count before an item: the end of its bracket, a word behind it ("20积分起，…")."""
    return Pattern(rf"^(?:{phrase(language, 'from_').pattern})? ?[)）]? ?[,，、;；] ?")


def is_action(text: str, language: str) -> bool:
    """Whether a text names something that is made or done."""
    measured = any(len(m.word) > 1 or m.word >= "\u2e80" for m in measures_in(text, language))
    return modality_of(text, language) is not None or measured

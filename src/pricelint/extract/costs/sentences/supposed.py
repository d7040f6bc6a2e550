"""Costs that a text only supposes, concludes or denies, and so states none ("if an image costs 5 credits, …")."""

from __future__ import annotations

from functools import lru_cache

from pricelint.documents.document import Block
from pricelint.extract.annotate.periods import read_periods
from pricelint.extract.costs.found import QUALITY, Found
from pricelint.extract.costs.places import Place
from pricelint.extract.costs.wording.joints import joint_end
from pricelint.extract.costs.wording.lexicon import lexicon
from pricelint.extract.costs.wording.wordings import wording
from pricelint.extract.modalities import SEEN, TIMES, measures_in
from pricelint.extract.patterns import Pattern
from pricelint.extract.reading import Reading
from pricelint.extract.sentences import sentence_start
from pricelint.extract.words import alternatives
from pricelint.model.units import Per

_NEAR = 12

_REACH = 20
"""How far a verb may stand before its count."""


def is_supposed(block: Block, place: Place) -> bool:
    """Whether the sentence of a count supposes that a thing takes so many units, or concludes from such a clause.

    A condition of somebody's doing ("if you choose HD it costs 5 credits") supposes nothing.
    """
    start = block.start + sentence_start(place.reading.plain[block.start : place.count.start])
    if _imagining(place.language).match(place.reading.plain[start : place.count.start]):
        return True
    match = _supposing(place.language).search(place.reading.plain[start : place.count.end])
    if match is None or not place.reading.counts_in(start + match.start(), start + match.end()):
        return False
    verb = place.lexicon.verb.search(match["thing"])
    return verb is not None and not wording(place.language, "pronouns").search(match["thing"][: verb.start()])


def is_share(place: Place) -> bool:
    """Whether a count is a part of other units, and no cost of an action ("2 credits per 10 credits you take")."""
    end = place.count.end + len(place.after)
    joined = joint_end(place.language).search(place.after)
    return (
        joined is not None
        and not place.after[: joined.start()].strip()
        and any(count.start == end for count in place.reading.counts_in(end, end + 1))
    )


def is_denied(place: Place) -> bool:
    """Whether the verb before a count says that it is not spent ("an export never costs a credit")."""
    verb = next(reversed([*place.lexicon.verb.finditer(place.before)]), None)
    gap = place.before[verb.end() :] if verb else ""
    if verb is None or len(gap) > _REACH or any(map(str.isdigit, gap)):
        return False
    before, behind = _denying(place.language)
    return bool(before.search(place.before[: verb.start()]) or behind.match(gap))


@lru_cache
def _denying(language: str) -> tuple[Pattern, Pattern]:
    words = lexicon(language).words
    return Pattern(rf"{alternatives(words.denials)}\s{{0,3}}$"), Pattern(
        rf"\s{{0,3}}{alternatives(words.denials_behind)}"
    )


@lru_cache
def _supposing(language: str) -> Pattern:
    """A clause that a word of supposing begins, up to its next mark."""
    words = alternatives(lexicon(language).words.suppositions)
    return Pattern(rf"(?:^|[,;:.!?–—(]\s?)\W{{0,3}}{words},?\s?(?P<thing>[^,;:]*)")


@lru_cache
def _imagining(language: str) -> Pattern:
    """A sentence that a word of supposing begins, an example announced before it."""
    lex = lexicon(language)
    return Pattern(rf"\W{{0,3}}(?:{alternatives(lex.words.examples)}\W{{1,3}})?{alternatives(lex.words.imagined)}")


def is_calculated(reading: Reading, found: Found, others: list[Found]) -> bool:
    """Whether a number only works out, as a calculator does, what costs per second or minute before it come to
    ("Estimated cost: 36 credits" below "480p: 3 credits/sec", "Average time: 20 minutes (400 credits)")."""
    block = reading.document.block_at(found.count[0])
    language, before = reading.language_of(block), reading.plain[block.start : found.count[0]]
    told = found.low == found.high and wording(language, "estimates").fullmatch(before.strip(" ~≈:："))
    lasting = before.rstrip().endswith(("(", "（")) and any(
        measure.per in TIMES and measure.number > 1 for measure in measures_in(before, language)
    )
    if not told and not (lasting and found.measure is None):
        return False
    rates = (one for one in others if one.measure is not None and one.measure.per in TIMES)
    return any(0 < block.index - reading.document.block_at(one.count[0]).index <= _NEAR for one in rates)


def is_length_alone(found: Found) -> bool:
    """Whether several minutes are all that names a cost ("10 mins 2,500 cr")."""
    several = found.measure is not None and found.measure.per is Per.MINUTE and found.measure.number > 1
    return several and found.method == "cost.label"


def is_batch(place: Place) -> bool:
    """Whether a sentence that concludes, or tells the need of a period, names several outputs.

    "So, for 4 images the run costs 20 credits", "for 100 clips a month you need 2,000 credits".
    """
    if not (place.lexicon.derived.match(place.before.lstrip()) or read_periods(place.before, place.language)):
        return False
    told = measures_in(QUALITY.sub(" ", place.before), place.language)
    return any(measure.number > 1 and measure.per in SEEN for measure in told)

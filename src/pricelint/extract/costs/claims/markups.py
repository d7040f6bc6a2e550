"""The same model and output under a plain and a premium label, and the difference that is stated for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import msgspec
import regex

from pricelint.documents.document import Block
from pricelint.extract.costs.found import QUALITY, quality_of
from pricelint.extract.costs.surroundings.naming import distinguishing
from pricelint.extract.language import section
from pricelint.extract.patterns import Pattern
from pricelint.extract.reading import Reading
from pricelint.extract.sentences import sentence_spans
from pricelint.extract.words import alternatives
from pricelint.model.evidence import Evidence
from pricelint.model.fact import Cost, Markup
from pricelint.model.units import Modality

_MODEL_END = regex.compile(r"[:：,，、(（]")
_WORDS = regex.compile(r"[\p{L}\p{N}.]+")
_NAME = regex.compile(r"[\p{L}\p{N}][ _-]?$")
_HYPHEN = regex.compile(r"[\p{L}\p{N}]-$")
_CARD = 6
_WHOLE = frozenset({"html", "body", "main"})


class ModelWords(msgspec.Struct):
    """[models]: labels of dearer and of plain variants, words of a stated difference; and for advertised items the
    headings of lists, the words of properties that consume nothing and the heads of rows that list models."""

    premium: list[str] = []
    plain: list[str] = []
    difference: list[str] = []
    sections: list[str] = []
    skip: list[str] = []
    rows: list[str] = []


@dataclass(frozen=True, slots=True)
class _Variant:
    cost: Cost
    name: frozenset[str]
    output: frozenset[str]
    label: str
    named: bool
    plainly: bool
    surname: bool
    joined: bool


def read_markups(reading: Reading, costs: tuple[Cost, ...]) -> tuple[Markup, ...]:
    """Every pair of a plain and a dearer premium variant with the same measure and stated output.

    The ratio is left to the rule: a pair is given whenever the premium variant costs more. Variants of different names
    count only where both state the same output; a doubted cost, or what is added to another one, is no variant.
    """
    words = section(reading.language, "models", ModelWords)
    variants = [_variant(cost, words, reading.language) for cost in costs if not cost.doubt]
    pairs = [(_counterpart(variant, variants), variant) for variant in variants if variant.label]
    return tuple(_markup(reading, plain, premium, words) for plain, premium in pairs if plain)


@lru_cache(maxsize=64)
def _pattern(words: tuple[str, ...]) -> Pattern:
    return Pattern(alternatives(words))


def _variant(cost: Cost, words: ModelWords, language: str) -> _Variant:
    premium = _pattern(tuple(words.premium)).search(cost.item)
    text = _pattern(tuple(words.plain)).sub(" ", _pattern(tuple(words.premium)).sub(" ", cost.item))
    output = frozenset(quality_of(cost.item).split(", ")) - {""}
    name = frozenset(_WORDS.findall(text.lower()))
    named = any(any(char.isalpha() for char in word) for word in distinguishing(QUALITY.sub(" ", text), language))
    plainly = _pattern(tuple(words.plain)).search(cost.item) is not None
    surname, joined = _ends_name(cost.item, premium), _is_joined(cost.item, premium)
    return _Variant(cost, name, output, premium[0] if premium else "", named, plainly, surname, joined)


def _ends_name(item: str, premium: regex.Match[str] | None) -> bool:
    """Whether a label is the last word of a model's name ("Ember Pro"), which may well be a model of its own."""
    model = _model(item).strip()
    return premium is not None and premium.end() == len(model) and bool(_NAME.search(model[: premium.start()]))


def _is_joined(item: str, premium: regex.Match[str] | None) -> bool:
    """Whether a hyphen makes a label part of the name before it ("ember-pro"), which then is a model's own."""
    return premium is not None and bool(_HYPHEN.search(item[: premium.start()]))


def _counterpart(premium: _Variant, variants: list[_Variant]) -> _Variant | None:
    """The plain variant of the same name and output; else, where an output is stated, the only other model with it."""
    plain = [v for v in variants if not v.label and v.cost.low < premium.cost.low and _comparable(v, premium)]
    same = [v for v in plain if _same_model(v, premium)]
    others = [v for v in plain if v.output and not _same_model(v, premium)]
    return next(iter(same), None) or (others[0] if len(others) == 1 else None)


def _comparable(plain: _Variant, premium: _Variant) -> bool:
    """The same measure, and the same stated output: what the plain one states holds for the premium one too."""
    alike = plain.cost.per is premium.cost.per and plain.cost.modality is premium.cost.modality
    return alike and (plain.output == premium.output or (bool(plain.output) and plain.output <= premium.output))


def _same_model(plain: _Variant, premium: _Variant) -> bool:
    """Whether both bear the same name of a model but for the labels and a note behind the premium one.

    Where neither states its output, "Ember" and "Ember Pro" are two models; "ember" and "ember-pro" always are."""
    if premium.joined or (premium.surname and not (plain.output or plain.plainly)):
        return False
    first = frozenset(_WORDS.findall(_model(plain.cost.item).lower()))
    return plain.named and (plain.name == premium.name or (first <= premium.name and plain.name <= premium.name))


def _is_means(variant: _Variant) -> bool:
    """Whether a label stands on something that makes nothing known ("premium lines"), whose output nobody states."""
    return variant.cost.modality is Modality.OTHER and not variant.output


def _model(item: str) -> str:
    return _MODEL_END.split(item)[0]


def _markup(reading: Reading, plain: _Variant, premium: _Variant, words: ModelWords) -> Markup:
    difference = next(_differences(reading, premium, words), None)
    evidence = (*premium.cost.evidence, *plain.cost.evidence)
    return Markup(
        item=premium.cost.item,
        label=premium.label,
        plain=plain.cost.low,
        premium=premium.cost.low,
        per=premium.cost.per,
        difference=difference.quote if difference else None,
        same_model=_same_model(plain, premium) and not _is_means(premium),
        evidence=(*evidence, difference) if difference else evidence,
        method="markup.pair",
    )


def _differences(reading: Reading, premium: _Variant, words: ModelWords) -> Iterator[Evidence]:
    """What the page says is different: in the label itself, in the lines of its card, in any sentence that names it."""
    stated = _pattern(tuple(words.difference))
    label = Pattern(alternatives([premium.label]))
    for evidence in premium.cost.evidence:
        text = reading.document.text[evidence.start : evidence.end]
        if match := stated.search(label.sub(lambda found: " " * len(found[0]), text)):
            yield reading.document.cite(evidence.start + match.start(), evidence.start + match.end(), "difference")
        yield from _in_card(reading, reading.document.block_at(evidence.start), stated)
    yield from _sentences(reading, label, stated)


def _in_card(reading: Reading, block: Block, stated: Pattern) -> Iterator[Evidence]:
    """The lines behind a cost that stand in the same element, up to the next count or heading."""
    document = reading.document
    for line in document.blocks[block.index + 1 : block.index + _CARD]:
        if line.heading or reading.counts_in(line.start, line.end) or line.under != block.under:
            return
        if _own_card(reading, block.index, line.index) and stated.search(line.text):
            yield document.cite(line.start, line.end, "difference")


def _own_card(reading: Reading, first: int, second: int) -> bool:
    """Whether the innermost element that holds more than one block, which is not the page, holds both."""
    document = reading.document
    for element in document.ancestors(document.blocks[first].element):
        if element.last - element.first > 1:
            return element.tag not in _WHOLE and element.first <= second < element.last
    return False


def _sentences(reading: Reading, label: Pattern, stated: Pattern) -> Iterator[Evidence]:
    document = reading.document
    for match in label.finditer(document.text):
        block = document.block_at(match.start())
        if reading.counts_in(block.start, block.end) or len(block.text) > 600:
            continue
        for first, last in sentence_spans(block.text):
            sentence = block.text[first:last]
            rest = label.sub(" ", sentence)
            if len(sentence) > 25 and label.search(sentence) and stated.search(rest):
                yield document.cite(block.start + first, block.start + last, "difference")

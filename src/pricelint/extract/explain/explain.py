"""All facts of a page explained, one by one."""

from __future__ import annotations

from collections.abc import Iterable

from pricelint.documents.document import Document
from pricelint.extract.explain.bindings import Facts, bindings
from pricelint.extract.explain.phrases import phrases_in
from pricelint.extract.explain.readers import Reader, reader_of
from pricelint.extract.explain.structures import structure_of
from pricelint.extract.explain.trace import Explanation, Seen
from pricelint.extract.explain.values import kind_of, said_by
from pricelint.extract.reading import Reading, read
from pricelint.model.evidence import Evidence
from pricelint.model.fact import Fact


def explain(document: Document, addressed: Iterable[tuple[str, Fact]], known: str = "") -> tuple[Explanation, ...]:
    """Why each fact of a document was read, in the order given.

    `addressed` are the facts that `extract(document, known)` gives, each with its address. The document is annotated
    again, by the functions that made the facts: the same document gives the same explanations, and extraction itself
    records nothing for them.
    """
    reading, facts = read(document, known), dict(addressed)
    return tuple(_one(reading, facts, address) for address in facts)


def _one(reading: Reading, facts: Facts, address: str) -> Explanation:
    fact = facts[address]
    reader = reader_of(fact.method)
    return Explanation(
        address=address,
        fact=fact,
        kind=kind_of(fact),
        says=said_by(fact),
        seen=tuple(_seen(reading, item, reader) for item in fact.evidence),
        reader=reader.does,
        bound=bindings(reading, facts, address),
    )


def _seen(reading: Reading, item: Evidence, reader: Reader) -> Seen:
    language = reading.language_of(reading.document.block_at(item.start))
    phrases = phrases_in(item.quote, reader, language, reading.unit_pattern.pattern)
    return Seen(item, structure_of(reading, item), phrases)

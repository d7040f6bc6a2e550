"""Reading a quote again by itself: what was claimed from it must still follow."""

from __future__ import annotations

from collections.abc import Iterator

from pricelint.extract.policies.clauses.events import Kind, find_events, masked
from pricelint.extract.policies.clauses.judge import judge
from pricelint.extract.policies.clauses.rulings import Ruling
from pricelint.extract.policies.expiry.answers import rulings_of_answer
from pricelint.extract.policies.expiry.columns import rulings_of_cell
from pricelint.extract.policies.passages.sentences import sentences
from pricelint.extract.policies.wording.words import Words, words
from pricelint.model.fact import Expiry
from pricelint.model.units import Policy

Said = tuple[Policy, int | None]


def clause_says(quote: str, language: str, context: str = "") -> frozenset[Said]:
    """The policies, with their days, that a quote states of whatever it is about.

    `context` is what the quote needs beside it: the question that "No." answers, or that asks about cancelling.
    """
    lexicon = words(language)
    said: set[Said] = set()
    for ruling in _rulings(quote, context, lexicon):
        if ruling.policy is not None:
            said.add((ruling.policy, ruling.days))
    if (Policy.END_OF_CYCLE, None) in said:
        said |= {(Policy.END_OF_CYCLE, days) for policy, days in said if policy is Policy.FIXED_PERIOD}
    return frozenset(said)


def still_says(fact: Expiry, language: str) -> bool:
    """Whether the quotes of an expiry fact, read again alone, still state its policy and days."""
    own, *others = [evidence.quote for evidence in fact.evidence]
    beside = dict.fromkeys([" ".join(others), *others])
    return any((fact.policy, fact.days) in clause_says(own, code, one) for code in (language, "en") for one in beside)


def _rulings(quote: str, context: str, lexicon: Words) -> Iterator[Ruling]:
    cancel = lexicon.condition["cancel"]
    before = context
    for sentence in sentences(quote, lexicon):
        yield from rulings_of_answer(before, sentence.text, lexicon) if before else ()
        yield from rulings_of_cell(before, sentence.text, lexicon) if before else ()
        text = masked(sentence.text, lexicon)
        for event in find_events(text, lexicon):
            leaving = event.kind is Kind.KEEP and lexicon.lets_leave(f"{before} {text[: event.start]}")
            cancelling = bool(leaving or cancel.search(before) or cancel.search(text, 0, event.start))
            yield from judge(text, event, lexicon, cancelling)
            if cancelling:
                yield from judge(text, event, lexicon)
        before = sentence.text

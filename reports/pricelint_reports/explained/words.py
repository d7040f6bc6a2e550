"""How an explanation is put: the same words in the terminal and on the page."""

from __future__ import annotations

from pricelint.extract.explain.trace import Explanation, Phrase, Seen


def phrase_words(phrase: Phrase) -> str:
    """A phrase with its place: “billed yearly” (en.toml, billing.year)."""
    return f"“{phrase.words}” ({phrase.file}, {phrase.key})"


def proves_words(seen: Seen) -> str:
    """Which parts of the fact a quote shows."""
    return ", ".join(part.replace("_", " ") for part in seen.evidence.proves)


def structure_words(seen: Seen) -> str:
    """Where a quote stands, from the inside out."""
    return "; ".join(seen.structure)


def phrases_words(seen: Seen) -> str:
    """The phrases that occur in a quote, "" where there are none."""
    return "; ".join(map(phrase_words, seen.phrases))


def summary(number: int, explanation: Explanation) -> str:
    """One fact in a few lines: what a mark on the page says of itself."""
    method = explanation.fact.method or "no method named"
    lines = [
        f"{number}. {explanation.kind}: {explanation.says}",
        f"Read by {method}: {explanation.reader}",
        *(f"Bound to {words}" for words in explanation.bound),
    ]
    return "\n".join([*lines, *([f"Doubt: {explanation.fact.doubt}"] if explanation.fact.doubt else [])])

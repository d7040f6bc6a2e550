"""Explained facts for a terminal: a fact a paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pricelint.extract.explain.trace import Explanation
from pricelint_reports.explained.words import phrases_words, proves_words, structure_words
from pricelint_reports.text import one_line


def explained_facts(page: str, explanations: Sequence[Explanation]) -> Group:
    """Every fact of a page with its quotes, where they stand, what read them and what they were bound to."""
    head = Text(one_line(f"{page}: {len(explanations)} facts"), style="bold underline")
    return Group(head, *(part for number, one in enumerate(explanations, 1) for part in _fact(number, one)))


def _fact(number: int, explanation: Explanation) -> Iterator[Text | Padding]:
    head = Text(f"\n{number}  ", style="bold").append(one_line(explanation.kind), style="bold cyan")
    yield head.append(f"  {one_line(explanation.says)}").append(f"  {one_line(explanation.address)}", style="dim")
    rows = Table.grid(padding=(0, 2))
    rows.add_column(style="dim", no_wrap=True)
    rows.add_column(overflow="fold")
    for label, words in _rows(explanation):
        rows.add_row(label, Text(one_line(words)))
    yield Padding(rows, (0, 0, 0, 3))


def _rows(explanation: Explanation) -> Iterator[tuple[str, str]]:
    for seen in explanation.seen:
        yield "text", f"“{seen.evidence.quote}”" + (f" shows {proves_words(seen)}" if seen.evidence.proves else "")
        yield "stands in", structure_words(seen)
        if seen.phrases:
            yield "phrases", phrases_words(seen)
    yield "read by", f"{explanation.fact.method or '–'}: {explanation.reader}"
    yield from (("bound to", words) for words in explanation.bound)
    if explanation.fact.doubt:
        yield "doubt", explanation.fact.doubt

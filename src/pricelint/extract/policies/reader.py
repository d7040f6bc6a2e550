"""What a statement is read from and what it comes to: a passage with the page's unit words, and a ruling on a pool."""

from __future__ import annotations

import msgspec

from pricelint.documents.document import Block
from pricelint.extract.patterns import Pattern
from pricelint.extract.policies.clauses.elliptic import names_nothing
from pricelint.extract.policies.clauses.rulings import Ruling
from pricelint.extract.policies.clauses.scope import Span
from pricelint.extract.policies.passages.on_card import CARD_LINE
from pricelint.extract.policies.passages.passages import Passage
from pricelint.extract.policies.wording.words import Words
from pricelint.model.units import Policy, Pool

BY_CYCLE = (Policy.END_OF_CYCLE, Policy.ROLLOVER, Policy.ON_CANCEL, Policy.KEPT_ON_CANCEL)
"""Policies that speak of a plan's units where no pool is named."""


class Statement(msgspec.Struct, frozen=True, gc=False):
    """A ruling on one pool. `span`, `context` and `label` are offsets in the document; `context` names the pool or
    condition, or asks what is answered, `label` names the pool beside such a context; `plans` are the names of plans
    before the verb."""

    pool: Pool
    ruling: Ruling
    span: Span
    context: Span | None = None
    label: Span | None = None
    plans: frozenset[str] = frozenset()


class Reader(msgspec.Struct, frozen=True, gc=False):
    """A passage, the words of the page's unit, whether the page settles it, and the language data of the passage."""

    passage: Passage
    unit: Pattern
    known: bool

    @property
    def words(self) -> Words:
        """Language data of the passage."""
        return self.passage.words

    def question_text(self, index: int) -> str:
        """The question that a sentence stands under, "" where there is none."""
        if index and self.passage.sentences[0].question:
            return self.passage.sentences[0].text
        question = self.passage.around.question
        return question.text if question else ""

    def following(self, index: int) -> str:
        """The sentence behind one, "" behind the last."""
        behind = self.passage.sentences[index + 1 : index + 2]
        return behind[0].text if behind else ""

    def unit_above(self, index: int) -> bool:
        """Whether the sentences before, the question, the label or the headings speak of the unit."""
        before = self.passage.sentences[max(0, index - 2) : index]
        if before and any(self.unit.search(sentence.text) for sentence in before):
            return True
        around = self.passage.around
        above = [around.question] if around.question else [around.label, *around.headings]
        return any(block and self.unit.search(block.text) for block in above) or self.asked_above() is not None

    def asked_above(self) -> Block | None:
        """The heading that names the unit above a question which names nothing ("Do they expire?")."""
        question, headings = self.passage.around.question, self.passage.around.headings
        if question is None or not names_nothing(question.text, self.words):
            return None
        return next((block for block in headings if block != question and self.unit.search(block.text)), None)

    def unit_near(self, index: int) -> bool:
        """Whether what stands just above speaks of the unit, so that a bare verb or pronoun does too."""
        if self.unit_above(index):
            return True
        around = self.passage.around
        short = len(self.passage.block.text) <= CARD_LINE and not around.question
        return short and (
            around.on.stocked
            or any(self.unit.search(block.text) for block in around.card if block.index <= self.passage.block.index)
        )

"""Statements on the fate of units: what a passage says, of which pool, and where it says so."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import regex
from msgspec.structs import replace

from pricelint.documents.document import Block
from pricelint.extract.cards.kind import Kind as OfferKind
from pricelint.extract.patterns import Pattern
from pricelint.extract.policies.events import Event, Kind, find_events, masked
from pricelint.extract.policies.judge import Ruling, Span, judge, read_cap
from pricelint.extract.policies.passages import CARD_LINE, Passage
from pricelint.extract.policies.sentences import Sentence
from pricelint.extract.policies.subject import Subject, named_pools, read_subject
from pricelint.extract.policies.words import Words
from pricelint.model.units import Policy, Pool

_WORD = regex.compile(r"\w")
_BY_CYCLE = (Policy.END_OF_CYCLE, Policy.ROLLOVER, Policy.ON_CANCEL)


class Statement(msgspec.Struct, frozen=True, gc=False):
    """A ruling on one pool. `span` and `context` are offsets in the document; `context` names the pool or condition."""

    pool: Pool
    ruling: Ruling
    span: Span
    context: Span | None = None


class _Reader(msgspec.Struct, frozen=True, gc=False):
    passage: Passage
    unit: Pattern

    @property
    def words(self) -> Words:
        return self.passage.words


def read_statements(passage: Passage, unit: Pattern) -> Iterator[Statement]:
    """All statements of a passage on the page's unit, in order."""
    reader = _Reader(passage, unit)
    for index, sentence in enumerate(passage.sentences):
        if sentence.question or passage.words.policy["set_aside"].search(sentence.text):
            continue
        if passage.words.policy["price_period"].fullmatch(sentence.text.strip("/ .!")):
            continue
        yield from _answer(reader, index, sentence)
        yield from _own(reader, index, sentence)


def _own(reader: _Reader, index: int, sentence: Sentence) -> Iterator[Statement]:
    """What the sentence says by its own verbs; a verb without a subject of its own takes that of the verb before."""
    text = masked(sentence.text, reader.words)
    subject, origin = Subject(named=False, bare=True), 0
    events = find_events(text, reader.words)
    for event in events:
        found = read_subject(text, event, reader.words, reader.unit)
        if event is events[0] or found.pools or not found.bare:
            subject, origin = _with_earlier_pool(reader, text, event, found), event.first
        if not (subject.named or (subject.bare and _unit_near(reader, index))):
            continue
        cancelling = _cancelling(reader, index, text, event, subject)
        rulings = judge(text, event, reader.words, cancelling)
        if event.kind is Kind.CARRY and _is_title(reader, text, event):
            rulings = [r if r.cap or r.days else replace(r, policy=None, note="rollover") for r in rulings]
        rulings = [replace(ruling, span=(origin, ruling.span[1])) for ruling in rulings]
        yield from _merge(reader, index, sentence, subject, rulings)


def _is_title(reader: _Reader, text: str, event: Event) -> bool:
    """Whether "Rollover" only names a feature: a heading, or a line that begins with it and has no label."""
    first = not _WORD.search(text, 0, event.start)
    return bool(reader.passage.block.heading) or (first and reader.passage.around.label is None)


def _with_earlier_pool(reader: _Reader, text: str, event: Event, subject: Subject) -> Subject:
    """The unit named again later in a sentence is the unit of the pool that the sentence began with."""
    if not subject.named or subject.pools or subject.all_units or not event.first:
        return subject
    pools = named_pools(text[: event.first], reader.words, reader.unit)
    return replace(subject, pools=pools) if len(pools) == 1 else subject


def _merge(
    reader: _Reader, index: int, sentence: Sentence, subject: Subject, rulings: list[Ruling]
) -> Iterator[Statement]:
    for ruling in rulings:
        ruling, end = _with_next_cap(reader, index, ruling)
        pools, context = _pools(reader, index, subject, ruling, sentence.text)
        if ruling.policy is Policy.ON_CANCEL and not context:
            context = _cancel_place(reader, index, sentence.text)
        start = reader.passage.block.start
        first, last = sentence.start + ruling.span[0], max(sentence.start + ruling.span[1], end)
        for pool in pools:
            yield Statement(pool, ruling, (start + first, start + last), context)


def _with_next_cap(reader: _Reader, index: int, ruling: Ruling) -> tuple[Ruling, int]:
    """A cap that the next sentence puts on a rollover ("At most 600 are kept")."""
    following = reader.passage.sentences[index + 1 : index + 2]
    if ruling.policy is not Policy.ROLLOVER or ruling.cap or not following:
        return ruling, 0
    cap, periods = read_cap(following[0].text, 0, len(following[0].text), reader.words)
    starts = cap and reader.words.policy["cap"].match(following[0].text)
    return (replace(ruling, cap=cap, cap_periods=periods), following[0].end) if starts else (ruling, 0)


def _cancelling(reader: _Reader, index: int, text: str, event: Event, subject: Subject) -> bool:
    """Whether the sentence is about what happens when a subscription ends."""
    cancel = reader.words.condition["cancel"]
    if cancel.search(text, 0, event.start):
        return True
    asked = _question_text(reader, index)
    if cancel.search(asked) and (event.kind is not Kind.LAPSE or reader.unit.search(asked)):
        return True
    before = reader.passage.sentences[index - 1].text if index else ""
    return (event.kind is Kind.KEEP or subject.bare) and bool(cancel.search(before))


def _cancel_place(reader: _Reader, index: int, text: str) -> Span | None:
    """Where the end of the subscription is spoken of, if not in the sentence itself."""
    cancel = reader.words.condition["cancel"]
    if cancel.search(text) or reader.words.condition["active"].search(text):
        return None
    block, question = reader.passage.block, reader.passage.around.question
    above = reader.passage.sentences[index - 1] if index else None
    if above and cancel.search(above.text):
        return block.start + above.start, block.start + above.end
    return (question.start, question.end) if question and cancel.search(question.text) else None


def _question_text(reader: _Reader, index: int) -> str:
    if index and reader.passage.sentences[0].question:
        return reader.passage.sentences[0].text
    question = reader.passage.around.question
    return question.text if question else ""


def _unit_near(reader: _Reader, index: int) -> bool:
    """Whether what stands just above speaks of the unit, so that a bare verb or pronoun does too."""
    before = reader.passage.sentences[max(0, index - 2) : index]
    if before and any(reader.unit.search(sentence.text) for sentence in before):
        return True
    around = reader.passage.around
    above = [around.question] if around.question else [around.label, *around.headings]
    if any(block and reader.unit.search(block.text) for block in above):
        return True
    short = len(reader.passage.block.text) <= CARD_LINE and not around.question
    return short and any(
        reader.unit.search(block.text) for block in around.card if block.index <= reader.passage.block.index
    )


def _pools(
    reader: _Reader, index: int, subject: Subject, ruling: Ruling, text: str
) -> tuple[tuple[Pool, ...], Span | None]:
    """The pools a ruling is about, and where they are named if not in the sentence itself."""
    if subject.pools:
        return subject.pools, None
    if subject.all_units:
        return (Pool.ALL,), None
    if ruling.policy is Policy.FIXED_PERIOD and reader.words.place["bought_at"].search(text):
        return (Pool.PURCHASED,), None
    for start, end, context in _contexts(reader, index, subject):
        pools = named_pools(context, reader.words, reader.unit)
        if len(pools) == 1:
            return pools, (start, end)
    if pool := _card_pool(reader):
        return (pool,), None
    return ((Pool.PLAN if ruling.policy in _BY_CYCLE else Pool.ALL),), None


def _contexts(reader: _Reader, index: int, subject: Subject) -> Iterator[tuple[int, int, str]]:
    block = reader.passage.block
    points_back = reader.words.policy["pointing"].match(reader.passage.sentences[index].text)
    if index and (subject.bare or points_back):
        before = reader.passage.sentences[index - 1]
        yield block.start + before.start, block.start + before.end, before.text
    around = reader.passage.around
    if around.question and (subject.bare or reader.unit.search(around.question.text)):
        yield around.question.start, around.question.end, around.question.text
    for above in (around.label, *around.headings[:1]):
        if above and _names_pool(reader, above):
            yield above.start, above.end, above.text


def _names_pool(reader: _Reader, block: Block) -> bool:
    """A heading names the pool where it names the unit too, or is a short label of packs or gifts; "Plans" is none."""
    if reader.unit.search(block.text):
        return True
    return Pool.PLAN not in named_pools(block.text, reader.words) and len(block.text) <= CARD_LINE


def _card_pool(reader: _Reader) -> Pool | None:
    """The pool of a short line on a card, by the words of the card."""
    if len(reader.passage.block.text) > CARD_LINE or reader.passage.around.question:
        return None
    if sold := reader.passage.around.sold:
        return Pool.PURCHASED if sold is OfferKind.PACK else Pool.PLAN
    text = "\n".join(block.text for block in reader.passage.around.card if len(block.text) <= 2 * CARD_LINE)
    pack = bool(reader.words.place["pack_card"].search(text))
    plan = bool(reader.words.place["plan_card"].search(text))
    if pack == plan:
        return None
    return Pool.PURCHASED if pack else Pool.PLAN


def _answer(reader: _Reader, index: int, sentence: Sentence) -> Iterator[Statement]:
    """What "Yes" or "No" to a question says, which was asked in the block above or the sentence before."""
    asked, place = _asked(reader, index)
    if not asked or reader.words.question["open"].match(asked.lstrip(" ¿0123456789.QF:")):
        return
    negative = reader.words.question["no"].match(sentence.text)
    if not negative and not reader.words.question["yes"].match(sentence.text):
        return
    text = masked(asked, reader.words)
    events = find_events(text, reader.words)
    if len(events) != 1 or events[0].kind in (Kind.KEEP, Kind.REFRESH, Kind.LOSE_IT):
        return
    yield from _settled(reader, text, events[0], bool(negative), sentence, place)


def _settled(
    reader: _Reader, text: str, event: Event, negative: bool, sentence: Sentence, place: Span
) -> Iterator[Statement]:
    subject = read_subject(text, event, reader.words, reader.unit)
    if not subject.named and not (subject.pools and subject.bare):
        return
    decided = replace(event, negated=event.negated != negative)
    start = reader.passage.block.start
    for ruling in judge(text, decided, reader.words):
        pools = subject.pools or ((Pool.PLAN if ruling.policy in _BY_CYCLE else Pool.ALL),)
        for pool in pools:
            yield Statement(pool, ruling, (start + sentence.start, start + sentence.end), place)


def _asked(reader: _Reader, index: int) -> tuple[str, Span]:
    block = reader.passage.block
    if index:
        before = reader.passage.sentences[index - 1]
        span = (block.start + before.start, block.start + before.end)
        return (before.text, span) if before.question else ("", (0, 0))
    question = reader.passage.around.question
    answers = question is not None and reader.passage.first_answer
    return (question.text, (question.start, question.end)) if question and answers else ("", (0, 0))

"""What "Yes" and "No" say: to a question of the block above or the sentence before, or to the label of a row."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from pricelint.extract.policies.events import Event, Kind, find_events, masked
from pricelint.extract.policies.judge import Span, judge
from pricelint.extract.policies.reader import BY_CYCLE, Reader, Statement
from pricelint.extract.policies.sentences import Sentence
from pricelint.extract.policies.subject import read_subject
from pricelint.model.units import Pool

_DENIABLE = (Kind.LAPSE, Kind.CARRY, Kind.RESET, Kind.ETERNAL)


def read_answer(reader: Reader, index: int, sentence: Sentence) -> Iterator[Statement]:
    """What "Yes" or "No" to a question says, which was asked in the block above or the sentence before."""
    asked, place = _asked(reader, index)
    if not asked or reader.words.question["open"].match(asked.lstrip(" ¿0123456789.QF:")):
        return
    negative = reader.words.question["no"].match(sentence.text)
    if not negative and not reader.words.question["yes"].match(sentence.text):
        return
    text = masked(asked, reader.words)
    events = find_events(text, reader.words)
    if len({event.kind for event in events}) != 1 or events[0].kind not in _DENIABLE:
        return
    whole = replace(events[0], last=events[-1].last)
    start = reader.passage.block.start
    span = (start + sentence.start, start + sentence.end)
    yield from _settled(reader, text, whole, bool(negative), span, place)


def read_row(reader: Reader, label: Sentence) -> Iterator[Statement]:
    """What a row says whose cells all deny its label in words; some that do and some that do not settle nothing."""
    text = masked(label.text, reader.words)
    events = find_events(text, reader.words)
    cells = [block for block, _ in reader.passage.answers]
    if any(yes for _, yes in reader.passage.answers) or len(events) != 1 or events[0].kind not in _DENIABLE:
        return
    start = reader.passage.block.start
    for cell in cells[:1]:
        if reader.words.question["no"].match(cell.text):
            place = (start + label.start, start + label.end)
            yield from _settled(reader, text, events[0], True, (cell.start, cell.end), place)


def _settled(reader: Reader, text: str, event: Event, negative: bool, span: Span, place: Span) -> Iterator[Statement]:
    subject = read_subject(text, event, reader.words, reader.unit)
    if not subject.named and not (subject.pools and subject.bare):
        return
    decided = replace(event, negated=event.negated != negative)
    for ruling in judge(text, decided, reader.words):
        pools = subject.pools or ((Pool.PLAN if ruling.policy in BY_CYCLE else Pool.ALL),)
        for pool in pools:
            yield Statement(pool, ruling, span, place)


def _asked(reader: Reader, index: int) -> tuple[str, Span]:
    block = reader.passage.block
    if index:
        before = reader.passage.sentences[index - 1]
        span = (block.start + before.start, block.start + before.end)
        return (before.text, span) if before.question else ("", (0, 0))
    question = reader.passage.around.question
    answers = question is not None and reader.passage.first_answer
    return (question.text, (question.start, question.end)) if question and answers else ("", (0, 0))

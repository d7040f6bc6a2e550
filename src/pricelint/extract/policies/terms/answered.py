"""Terms as questions and answers: "Will I be charged for failed renders?" – "No, never."."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from pricelint.extract.policies.lines import Line
from pricelint.extract.policies.passages.passages import list_lead
from pricelint.extract.policies.passages.screen import sentences_of
from pricelint.extract.policies.passages.sentences import Sentence
from pricelint.extract.policies.terms.said import Said
from pricelint.extract.policies.wording.words import words
from pricelint.extract.reading import Reading

_OTHERWISE = {"charged": "refunded", "refunded": "charged", "true": "false", "false": "true"}
_LONGEST = 200
_ITEMS = 12

Read = Callable[[Reading, Line], Said | None]


def answer_to(reading: Reading, asked: Line) -> tuple[Line, bool] | None:
    """The answer to a question and whether it affirms; None where yes or no does not answer it, or nothing does.

    The answer is the next sentence of the block, else the first sentence of the block below.
    """
    known = words(asked.language)
    if known.is_open(asked.text):
        return None
    answer = asked.following or _below(reading, asked)
    if answer is None or answer.sentence.question or len(answer.text) > _LONGEST:
        return None
    if known.question["no"].match(answer.text):
        return answer, False
    return (answer, True) if known.question["yes"].match(answer.text) else None


def _below(reading: Reading, asked: Line) -> Line | None:
    blocks = reading.document.blocks
    block = blocks[asked.block.index + 1] if asked.block.index + 1 < len(blocks) else None
    if block is None or block.heading or not (found := sentences_of(reading, block)):
        return None
    return Line(block, found, 0, asked.language, asked.text)


def read_answered(reading: Reading, asked: Line, read: Read) -> tuple[Said, Line] | None:
    """What a question and its answer say together, with the answer's line; None where they say nothing.

    What the question would state is affirmed or turned round; an affirmed question may also be completed by its answer
    ("Is it unlimited?" – "Yes, up to 500 a day.").
    """
    found = answer_to(reading, asked)
    if found is None:
        return None
    answer, affirmed = found
    said = read(reading, asked)
    if affirmed:
        said = said or read(reading, joined(asked, answer))
        return (said, answer) if said else None
    return (Said(_OTHERWISE[said.value]), answer) if said and said.value in _OTHERWISE else None


def read_open(reading: Reading, asked: Line, read: Read) -> tuple[Said, Line] | None:
    """What the answer to an open question says of what it asks ("What happens if a render fails?" – "Credits are
    returned."); None where the two together say nothing."""
    answer = asked.following or _below(reading, asked) if words(asked.language).is_open(asked.text) else None
    if answer is None or answer.sentence.question or len(answer.text) > _LONGEST:
        return None
    said = read(reading, joined(asked, answer))
    return (said, answer) if said else None


def line_above(reading: Reading, line: Line) -> Line | None:
    """The sentence with a colon that leads the list of a line in ("If a render fails:")."""
    lead = list_lead(reading, line.block)
    if lead is None:
        return None
    found = sentences_of(reading, lead)
    return Line(lead, found, len(found) - 1, line.language, "") if found else None


def lines_below(reading: Reading, lead: Line) -> list[Line]:
    """The first sentences of the items that a sentence with a colon leads in."""
    if not lead.text.rstrip().endswith((":", "：")):
        return []
    near = reading.document.blocks[lead.block.index + 1 : lead.block.index + 1 + _ITEMS]
    items = [block for block in near if list_lead(reading, block) is lead.block]
    return [Line(block, found, 0, lead.language, "") for block in items if (found := sentences_of(reading, block))]


def items_of(reading: Reading, lead: Line) -> list[Line]:
    """The first sentences of the list that a sentence with a colon leads in, or that stands right under a heading."""
    if not lead.block.heading:
        return lines_below(reading, lead)
    document = reading.document
    near = document.blocks[lead.block.index + 1 : lead.block.index + 1 + _ITEMS]
    items = [b for b in near if b.under == lead.block.index and document.elements[b.element].tag == "li"]
    return [Line(block, found, 0, lead.language, "") for block in items if (found := sentences_of(reading, block))]


def joined(asked: Line, answer: Line) -> Line:
    """A question and its answer, or a lead and its item, as one sentence: to be read and never to be cited."""
    text = f"{asked.text.rstrip(' ?？:：')}, {answer.text}"
    one = Sentence(asked.sentence.start, asked.sentence.end, text, False)
    return replace(asked, sentences=[one], index=0, heard={})

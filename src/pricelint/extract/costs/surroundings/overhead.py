"""What stands above a line of costs: headings, the lead of its list, an example that is announced."""

from __future__ import annotations

import regex

from pricelint.documents.document import Block
from pricelint.documents.headings import headings_over
from pricelint.documents.lists import list_of
from pricelint.extract.cards.brackets import open_bracket
from pricelint.extract.costs.surroundings.label_lines import is_near_money
from pricelint.extract.costs.surroundings.naming import distinguishing, is_tier
from pricelint.extract.costs.wording.lexicon import lexicon
from pricelint.extract.costs.wording.wordings import wording
from pricelint.extract.example_heads import is_under_example
from pricelint.extract.modalities import measures_in
from pricelint.extract.reading import Reading
from pricelint.extract.sentences import sentence_start

_LEADS = frozenset({"ul", "ol", "dl", "table", "details"})
_BULLETS = " •·*–-:：\t"
_SHORT = 40
_LONGEST = 120
_LEAST = 2
_LABELLED = regex.compile(r"([^:：=–—\d]{1,40}?)\s?[:：=–—-]\s?[~≈]?\d")
_DIGIT = regex.compile(r"\d")


def titles(reading: Reading, block: Block) -> list[str]:
    """The headings above a block, inside out, and the line that leads its list, table or fold in."""
    blocks = reading.document.blocks
    found = headings_over(reading.document, block)
    for element in reading.document.ancestors(block.element):
        if element.tag in _LEADS:
            lead = element.first if element.tag == "details" else element.first - 1
            if 0 <= lead < block.index:
                text = blocks[lead].text
                found.append(text if len(text) <= _LONGEST else text[sentence_start(text) :])
            break
    return [title for title in found if len(title) <= _LONGEST]


def kind_over(reading: Reading, block: Block) -> str:
    """What the line over a list of labels with counts says that they make ("Images" over "Sketch: 1 credit"); else "".

    The labels of a list of plans name nothing but plans.
    """
    over, lines = _list_lines(reading, block)
    counted = [line for line in lines if _DIGIT.search(line)]
    labels = [match[1] for line in counted if (match := _LABELLED.match(line))]
    if len(labels) < _LEAST or len(labels) < len(counted) or not over or _DIGIT.search(over) or len(over) > _SHORT:
        return ""
    lex, language = lexicon(reading.language), reading.language
    if distinguishing(over, language) or any(not reading.unit_pattern.search(line) for line in counted):
        return ""
    made = any(measure.number == 1 for measure in measures_in(over, language))
    plans = all(is_tier(label, language) for label in labels) or any(lex.never.search(label) for label in labels)
    return over if made and not plans and not lex.never.search(over) else ""


def _list_lines(reading: Reading, block: Block) -> tuple[str, list[str]]:
    """The line over a run of labels with numbers, and the lines of the run."""
    blocks = reading.document.blocks
    first = last = block.index
    while first > 0 and _is_label(blocks[first - 1]):
        first -= 1
    while last + 1 < len(blocks) and _is_label(blocks[last + 1]):
        last += 1
    over = blocks[first - 1].text.strip(_BULLETS) if first else ""
    return over, [line.text.strip(_BULLETS) for line in blocks[first : last + 1]]


def _is_label(block: Block) -> bool:
    return not block.heading and _LABELLED.match(block.text.strip(_BULLETS)) is not None


def is_costly(reading: Reading, block: Block, language: str) -> bool:
    """Whether what stands above a block says that costs follow."""
    pattern = lexicon(language).heading
    over = headings_over(reading.document, block)[:1]
    if any(lexicon(language).never.search(title) and not pattern.search(title) for title in over):
        return False
    told = [*titles(reading, block), *_lead(reading, block)]
    if _is_spending(reading, block, language):
        return True
    return any(pattern.search(title) or prices(reading, title) for title in told)


def _is_spending(reading: Reading, block: Block, language: str) -> bool:
    """Whether the sentence that leads a list in says that its things take units ("These also use credits:")."""
    lead = _list_lead(reading, block)
    text = lead[sentence_start(lead.rstrip()) :].rstrip() if lead else ""
    if not text.endswith((":", "：")) or _DIGIT.search(text) or not reading.unit_pattern.search(text):
        return False
    lex = lexicon(language)
    return lex.verb.search(text) is not None and not lex.never.search(text)


def _list_lead(reading: Reading, block: Block) -> str:
    """The line right before the list that a block stands in; "" where it stands in none."""
    listed = list_of(reading.document, block)
    return reading.document.blocks[listed.first - 1].text if listed and listed.first else ""


def _lead(reading: Reading, block: Block) -> list[str]:
    """The sentence right below the heading over a block, where it speaks of the unit and counts nothing ("How many
    credits each feature uses")."""
    first = reading.document.blocks[block.under + 1] if 0 <= block.under < block.index - 1 else None
    if first is None or len(first.text) > _LONGEST or _DIGIT.search(first.text) or is_near_money(reading, block):
        return []
    told = reading.unit_pattern.search(first.text) and not lexicon(reading.language).never.search(first.text)
    return [first.text] if told else []


def prices(reading: Reading, title: str) -> bool:
    """Whether a heading says what the numbers under it are: units per output, or a cost in units."""
    lex = lexicon(reading.language)
    told = lex.per_anywhere.search(title) or lex.unit_column.search(title)
    return bool(
        told and reading.unit_pattern.search(title) and not _DIGIT.search(title) and not lex.never.search(title)
    )


def example_from(reading: Reading, block: Block, language: str) -> int:
    """Where an example begins in a line, its end where none does: at the sentence or the bracket that announces it, at
    the beginning where the line that leads its list in does."""
    pattern = lexicon(language).example
    above = reading.document.blocks[max(0, block.index - 3) : block.index]
    if any(_announces(line, language) for line in above) or _is_worked_out(reading, block, language):
        return block.start
    match = pattern.search(block.text)
    if match is None:
        return block.end
    before = block.text[: match.start()]
    bracket = open_bracket(before)
    return block.start + (bracket if bracket >= 0 else sentence_start(before))


def _announces(line: Block, language: str) -> bool:
    """Whether a line leads a list of examples in: in few words, or with what it supposes for them ("For example, if a
    picture costs 2 credits:")."""
    text = line.text.strip()
    told = lexicon(language).example.search(text) if text.endswith((":", "：")) else None
    return told is not None and (len(text) < _SHORT or wording(language, "suppositions").search(text) is not None)


def _is_worked_out(reading: Reading, block: Block, language: str) -> bool:
    """Whether a heading above a line says that examples are worked out under it."""
    worked, over = wording(language, "worked"), headings_over(reading.document, block)
    return is_under_example(reading.document, block.index, language) or any(worked.search(title) for title in over)

"""Statements that name somebody else as the one whose units they speak of: "Nimbus's unused credits end each month".

A pricing page that compares itself with others tells their rules too. Who is not named by the page itself may be one of
them; whether it is can only be told by a person, so such a statement is a doubt.
"""

from __future__ import annotations

import regex
from msgspec.structs import replace

from pricelint.extract.costs.naming import is_tier
from pricelint.extract.policies.reader import Statement
from pricelint.extract.policies.screen import sentences_of
from pricelint.extract.policies.words import Words, words
from pricelint.extract.reading import Reading
from pricelint.model.once import once

_LONGEST_NAME = 40
"""Characters of a line of a card that may be a name; sentences of a card name others, too."""
_WORD = regex.compile(r"[\p{L}\d]+")
_RIGHTS = regex.compile(r"(?:©|\(c\)|&copy;)[^\n]{0,80}", regex.I)


def doubted_if_of_others(reading: Reading, statement: Statement) -> Statement:
    """The statement, in doubt where it names an owner of the units whom the page does not name as itself."""
    name = None if statement.ruling.doubt else _owner(reading, statement)
    if name is None:
        return statement
    doubt = f"the page says it of “{name}”, which may be another seller"
    return replace(statement, ruling=replace(statement.ruling, doubt=doubt))


def _owner(reading: Reading, statement: Statement) -> str | None:
    """The name of an owner in the sentences that a statement stands in, None where there is none but the seller."""
    start, end = statement.span
    block = reading.document.block_at(start)
    known = words(reading.language_of(block))
    for sentence in sentences_of(reading, block):
        if block.start + sentence.end > start and block.start + sentence.start < end:
            for found in known.policy["owners"].finditer(sentence.text):
                if _is_another(reading, found["name"], known):
                    return found["name"]
    return None


def _is_another(reading: Reading, name: str, known: Words) -> bool:
    """Whether a name is one, and none of the page, its plans or its unit: a word that the page writes small elsewhere
    only stands at the beginning of a sentence, or is a defined term of a contract ("the Customer's credits")."""
    found = _WORD.findall(name)
    parts = [part for part in found if not known.policy["no_owners"].fullmatch(part) and not is_tier(part, known.code)]
    small = [part for part in parts if regex.search(rf"(?<!\w){regex.escape(part.lower())}(?!\w)", reading.plain)]
    if len(small) == len(parts):
        return False
    unit = reading.unit.name if reading.unit else ""
    own = _own_names(reading)
    return not any(_folded(part) in own or part.lower().startswith(unit or "\0") for part in parts)


@once
def _own_names(reading: Reading) -> str:
    """Where a page names itself, folded to letters and digits: title, address, data for machines, copyright, cards."""
    document = reading.document
    lines = [reading.plain[line.start : line.end] for card in reading.cards for line in card.lines]
    names = [line for line in lines if len(line) <= _LONGEST_NAME]
    rights = _RIGHTS.findall(reading.plain)
    return _folded(" ".join([document.title, document.url, document.page, *document.json_ld, *rights, *names]))


def _folded(text: str) -> str:
    return "".join(_WORD.findall(text.lower()))

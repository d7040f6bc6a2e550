"""Statements and terms that name somebody else as the one they speak of: "Nimbus's unused credits end each month".

A pricing page that compares itself with others tells their rules too. Who is not named by the page itself may be one of
them; whether it is can only be told by a person, so such a statement is a doubt.
"""

from __future__ import annotations

from functools import lru_cache

import regex
from msgspec.structs import replace

from pricelint.documents.document import Block
from pricelint.documents.headings import titles_of
from pricelint.extract.costs.surroundings.naming import is_tier
from pricelint.extract.policies.clauses.scope import Span
from pricelint.extract.policies.passages.screen import sentences_of
from pricelint.extract.policies.reader import Statement
from pricelint.extract.policies.wording.words import Words, plain, words
from pricelint.extract.reading import Reading
from pricelint.model.once import once
from pricelint.model.platform import Role

_LONGEST_NAME = 40
"""Characters of a line of a card that may be a name; sentences of a card name others, too."""
_WORD = regex.compile(r"[\p{L}\d]+")
_NAME = regex.compile(r"\p{Lu}[\p{L}\d]{2,}")
_RIGHTS = regex.compile(r"(?:©|\(c\)|&copy;)[^\n]{0,80}", regex.I)


ROUNDUP = "the page goes through several sellers, and may say it of another"


def doubted_if_of_others(reading: Reading, statement: Statement) -> Statement:
    """The statement, in doubt where it names an owner of the units whom the page does not name as itself."""
    doubt = None if statement.ruling.doubt else told_of_another(reading, statement.span)
    return replace(statement, ruling=replace(statement.ruling, doubt=doubt)) if doubt else statement


def told_of_another(reading: Reading, span: Span) -> str | None:
    """Why what stands at a span may be no rule of the page's seller: its sentences, or the question above them, name an
    owner whom the page does not name as itself; None where they name none."""
    block = reading.document.block_at(span[0])
    texts = [
        sentence.text
        for sentence in sentences_of(reading, block)
        if block.start + sentence.end > span[0] and block.start + sentence.start < span[1]
    ]
    above = reading.document.blocks[block.under] if block.under >= 0 else None
    for part in (block, above):
        name = _named(reading, part, texts if part is block else [plain(part.text)]) if part else None
        if name:
            return f"the page says it of “{name}”, which may be another seller"
    return ROUNDUP if goes_through_others(reading) and not _of_itself(reading, block, texts) else None


def _named(reading: Reading, block: Block, texts: list[str]) -> str | None:
    """The first name of another owner in texts of a block; a contract tells of none but its parties."""
    known = words(reading.language_of(block))
    classes = ("owners",) if reading.document.role is Role.TERMS else ("owners", "agents")
    found = (name for text in texts for key in classes for name in _owners(text, known.code, key))
    return next((name for name in found if _is_another(reading, name, known)), None)


@once
def goes_through_others(reading: Reading) -> bool:
    """Whether the titles of a page say that it goes through several sellers ("Owlet vs. Skimmerly", "best tools")."""
    if reading.document.role is Role.TERMS:
        return False
    roundups = words(reading.language).policy["roundups"]
    if any(roundups.search(title) for title in _titles(reading)):
        return True
    return any(_is_proper(reading, name) for name in _rivals_in_titles(reading))


def _of_itself(reading: Reading, block: Block, texts: list[str]) -> bool:
    """Whether sentences say "we", or they or the line above name the page itself and nobody it is compared with."""
    if any(words(reading.language_of(block)).policy["ours"].search(text) for text in texts):
        return True
    above = reading.document.blocks[block.under] if block.under >= 0 else None
    heading = [plain(above.text)] if above and above.heading > 1 else []
    said = (m[0] for text in (*texts, *heading) for m in _NAME.finditer(text))
    names = dict.fromkeys(name for name in said if _is_proper(reading, name))
    own, others = _own_names(reading), _compared_with(reading)
    return any(_folded(name) in own and _folded(name) not in others for name in names)


def _is_proper(reading: Reading, name: str) -> bool:
    """Whether a capitalised word is a name: no tier, no word that the page also writes small."""
    known = words(reading.language)
    if known.policy["no_owners"].fullmatch(name) or is_tier(name, known.code):
        return False
    return not regex.search(rf"(?<!\w){regex.escape(name.lower())}(?!\w)", reading.plain)


def _titles(reading: Reading) -> list[str]:
    return [plain(text) for text in titles_of(reading.document)]


def _rivals_in_titles(reading: Reading) -> set[str]:
    against = [words(code).policy["against"] for code in dict.fromkeys((reading.language, "en"))]
    return {m["name"] for pattern in against for text in _titles(reading) for m in pattern.finditer(text)}


@lru_cache(maxsize=4096)
def _owners(text: str, language: str, key: str) -> tuple[str, ...]:
    """Whom the wordings of a class name in a text, in order."""
    return tuple(match["name"] for match in words(language).policy[key].finditer(text))


def _is_another(reading: Reading, name: str, known: Words) -> bool:
    """Whether a name is one, and none of the page, its plans or its unit: a word that the page writes small elsewhere
    only stands at the beginning of a sentence, or is a defined term of a contract ("the Customer's credits")."""
    found = _WORD.findall(name)
    parts = [part for part in found if not known.policy["no_owners"].fullmatch(part) and not is_tier(part, known.code)]
    small = [part for part in parts if regex.search(rf"(?<!\w){regex.escape(part.lower())}(?!\w)", reading.plain)]
    if len(small) == len(parts):
        return False
    if _folded(name) in _compared_with(reading):
        return True
    unit = reading.unit.name if reading.unit else ""
    own = _own_names(reading)
    return not any(_folded(part) in own or part.lower().startswith(unit or "\0") for part in parts)


@once
def _own_names(reading: Reading) -> str:
    """Where a page names itself, folded to letters and digits: title, address, data for machines, copyright, cards, and
    where it introduces itself ("welcome to Owlet")."""
    document = reading.document
    lines = [reading.plain[line.start : line.end] for card in reading.cards for line in card.lines]
    names = [line for line in lines if len(line) <= _LONGEST_NAME]
    rights = _RIGHTS.findall(reading.plain)
    codes = dict.fromkeys((reading.language, "en"))
    said = [m["name"] for code in codes for m in words(code).policy["introduced"].finditer(plain(document.text))]
    return _folded(" ".join([document.title, document.url, document.page, *document.json_ld, *rights, *names, *said]))


@once
def _compared_with(reading: Reading) -> frozenset[str]:
    """Whom the titles of a page compare it with ("Owlet vs. Skimmerly", "the alternative to Skimmerly"), folded."""
    return frozenset(map(_folded, _rivals_in_titles(reading)))


def _folded(text: str) -> str:
    return "".join(_WORD.findall(text.lower()))

"""What is called unlimited, and the limits that are stated beside it or elsewhere."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from pricelint.documents.lists import list_of
from pricelint.extract.cards.units.not_granted import is_cost
from pricelint.extract.cards.words import phrase
from pricelint.extract.policies.clauses.scope import Span
from pricelint.extract.policies.lines import Line, page_lines, phrases
from pricelint.extract.policies.terms.said import METHOD, Said, first_hint
from pricelint.extract.policies.wording.words import words
from pricelint.extract.reading import Reading
from pricelint.model.fact import Hint, HintTopic, Term
from pricelint.model.notes import ADVERTISED, FAIR_USE
from pricelint.model.units import TermName

_CARD = 4
_JOINTS = frozenset(",;，；、")
_STARRED = regex.compile(r"[^\s*]\*(?!\*)")


def limited_in_line(_: Reading, line: Line) -> Said | None:
    """Whether a sentence calls something unlimited and names its limit, or is followed by one: what a semicolon joins
    to it, or what begins with the limit ("Unlimited images. Past 300 a day they are slower.")."""
    called = line.says("terms", "unlimited")
    if not called or line.says("terms", "unlimited_other") or _is_title_of_both(line, called):
        return None
    if _limits(line, "unlimited_limits"):
        return None if _of_other_plans(line, called) else Said("true")
    behind = line.following
    limit = behind.says("terms", "unlimited_limits") if behind and _limits(behind, "unlimited_limits") else None
    joined = limit and behind and (line.text.endswith(";") or _leads(behind, limit))
    if not (behind and joined) or _differ(_tiers(line, line.text), _tiers(behind, behind.text)):
        return None
    return Said("true", goes_on=True)


def _leads(line: Line, limit: regex.Match[str]) -> bool:
    """Whether a sentence begins with a limit, be it behind a word that turns round ("However, fair use applies")."""
    lead = line.text[: limit.start()].strip(" ,")
    return not lead or phrases(line.language, "terms")["turn"].compiled.fullmatch(lead) is not None


def _is_title_of_both(line: Line, called: regex.Match[str]) -> bool:
    """Whether a heading only joins both as its subjects: "Fair use and unlimited plans"."""
    limit = line.says("terms", "fair_use")
    between = line.text[limit.end() : called.start()].strip() if limit else ""
    return bool(line.block.heading and words(line.language).policy["between_pools"].fullmatch(between))


def _limits(line: Line, key: str) -> bool:
    """Whether a sentence names a limit by a class of wordings, other than to deny it ("no throttling")."""
    if not line.says("terms", key):
        return False
    known = [phrases(code, "terms") for code in _codes(line)]
    text = line.text
    for said in known:
        text = said["no_limits"].sub(" ", text)
    return any(said[key].search(text) for said in known)


def _of_other_plans(line: Line, called: regex.Match[str]) -> bool:
    """Whether every limit of a sentence is one of another tier than what is unlimited: "Basic has 15 a month, Pro is
    unlimited"."""
    limits = [match.span() for code in _codes(line) for match in _all_limits(code, line.text)]
    return bool(limits) and all(_apart(line, called.span(), limit) for limit in limits)


def _all_limits(code: str, text: str) -> Iterable[regex.Match[str]]:
    return phrases(code, "terms")["unlimited_limits"].finditer(text)


def _apart(line: Line, called: Span, limit: Span) -> bool:
    """Whether two places of a sentence stand in clauses that name different tiers."""
    (_, start), (end, _) = sorted((called, limit))
    cuts = [match.end() for match in words(line.language).policy["split"].finditer(line.text, start, end)]
    cuts += [at + 1 for at in range(start, end) if line.text[at] in _JOINTS]
    if not cuts:
        return False
    return _differ(_tiers(line, line.text[: cuts[-1]]), _tiers(line, line.text[cuts[-1] :]))


def _differ(first: frozenset[str], second: frozenset[str]) -> bool:
    return bool(first and second) and first.isdisjoint(second)


def _tiers(line: Line, part: str) -> frozenset[str]:
    """The tiers that a part of a sentence names, what is free among them."""
    patterns = (phrase(code, key) for code in _codes(line) for key in ("tier", "free"))
    return frozenset(match[0].lower() for pattern in patterns for match in pattern.finditer(part))


def _codes(line: Line) -> tuple[str, ...]:
    return tuple(dict.fromkeys((line.language, "en")))


def limited_by_others(reading: Reading, lines: list[Line]) -> list[Term]:
    """What is called unlimited in one place and limited in another: on a card, in a footnote, in the next item."""
    readers = (limited_on_card, limited_in_footnote, limited_in_next_item)
    return next((found for read in readers if (found := read(reading, lines))), [])


def limited_on_card(reading: Reading, lines: list[Line]) -> list[Term]:
    """A plan or pack that is called unlimited and holds a number of units; a sign alone ("∞") is no name of one."""
    blocks = reading.document.blocks
    for line in lines:
        match = line.says("terms", "unlimited")
        if not match or len(line.block.text) > len(match[0]) + _CARD or not any(map(str.isalpha, line.block.text)):
            continue
        card = blocks[line.block.index + 1 : _ends(reading, line)]
        counts = [c for b in card for c in reading.counts_in(b.start, b.end) if not is_cost(reading, c, b.end)]
        if counts:
            limit = reading.document.cite(counts[0].start, counts[0].end, "limit")
            cited = (line.cite(reading, "value"), limit)
            return [Term(evidence=cited, method=METHOD, name=TermName.UNLIMITED_WITH_LIMITS, value="true")]
    return []


def _ends(reading: Reading, line: Line) -> int:
    """Where a card that a line names may end (a block index): in a table the first cell of a row names no more than the
    row, and another cell names nothing."""
    ancestors = reading.document.ancestors(line.block.element)
    row = next((element for element in ancestors if element.tag == "tr"), None)
    last = line.block.index + 1 + _CARD
    if row is None:
        return last
    return min(last, row.last) if row.first == line.block.index else 0


def limited_in_footnote(reading: Reading, lines: list[Line]) -> list[Term]:
    """What is called unlimited with an asterisk, whose note names a limit ("*Subject to fair use, then throttled")."""
    called = next((line for line in lines if _STARRED.search(line.block.text) and _calls(line)), None)
    noted = (line for line in lines if line.block.text.startswith("*") and _limits(line, "unlimited_limits"))
    limit = next(noted, None) if called else None
    if called is None or limit is None:
        return []
    cited = (called.cite(reading, "value"), limit.cite(reading, "limit"))
    return [Term(evidence=cited, method=METHOD, name=TermName.UNLIMITED_WITH_LIMITS, value="true")]


def limited_in_next_item(reading: Reading, lines: list[Line]) -> list[Term]:
    """What an item of a list calls unlimited, where the next item begins with the fair use that it is under."""
    document, at = reading.document, {line.block.index: line for line in lines}
    for line in lines:
        behind, listed = at.get(line.block.index + 1), list_of(document, line.block)
        if behind is None or listed is None or list_of(document, behind.block) is not listed or not _calls(line):
            continue
        limit = behind.says("terms", "fair_use")
        if limit and not limit.start() and _limits(behind, "unlimited_limits"):
            cited = (line.cite(reading, "value"), behind.cite(reading, "limit"))
            return [Term(evidence=cited, method=METHOD, name=TermName.UNLIMITED_WITH_LIMITS, value="true")]
    return []


def _calls(line: Line) -> bool:
    """Whether a line calls units or output unlimited."""
    return bool(line.says("terms", "unlimited")) and not line.says("terms", "unlimited_other")


def read_unlimited_hints(reading: Reading) -> tuple[Hint, ...]:
    """The lines that call something unlimited, each wording once (note "advertised"), and the first that limits use
    without saying of what ("fair use"): a reader of both cannot tell whether the one limits the other."""
    lines = [line for line in page_lines(reading, "terms.unlimited") if not line.says("terms", "unlimited_other")]
    called: dict[str, Line] = {}
    for line in lines:
        if line.says("terms", "unlimited"):
            called.setdefault(line.text, line)
    limiting = (line for line in lines if _limits(line, "fair_use"))
    return (
        *(hint for line in called.values() for hint in first_hint(reading, [line], HintTopic.UNLIMITED, ADVERTISED)),
        *first_hint(reading, limiting, HintTopic.UNLIMITED, FAIR_USE),
    )

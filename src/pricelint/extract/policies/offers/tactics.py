"""Tactic facts: countdowns, "limited time", "only 3 left" and "12 bought today" beside what is sold."""

from __future__ import annotations

from datetime import date

import re2
import regex

from pricelint.documents.document import Block, Element
from pricelint.extract.cards.words import phrase
from pricelint.extract.policies.lines import Line, leads_on, page_lines, phrases
from pricelint.extract.policies.passages.on_card import on_card
from pricelint.extract.policies.passages.passages import list_lead
from pricelint.extract.policies.passages.screen import blocks_with
from pricelint.extract.policies.wording.dates import read_date
from pricelint.extract.policies.wording.durations import read_durations
from pricelint.extract.policies.wording.units import unit_words
from pricelint.extract.policies.wording.words import plain, words
from pricelint.extract.reading import Reading
from pricelint.model.evidence import Evidence
from pricelint.model.fact import Hint, HintTopic, Tactic
from pricelint.model.platform import Role
from pricelint.model.units import TacticKind

METHOD = "policies.tactics/1"

_CLOCK = regex.compile(
    r"(?<![\d:.])(?:\d{1,2} ?d[a-z]*[ :,]*)?\d{1,2} ?(?::|h[a-z]*[ :,]*) ?"
    r"\d{2} ?(?::|m[a-z]*[ :,]*) ?\d{2}(?: ?s[a-z]*)?(?![\d:])",
    regex.I,
)
_CLOCK_LINE = re2.compile(r"\d ?:? ?(?:h[a-z]*)?[ ,]*\d\d ?(?::|m[a-z]*)[ ,]*\d\d")
_TIMER_CLASS = regex.compile(r"count-?down|timer", regex.I)
_NEIGHBOURS = 2
_NO_SHOP = frozenset({Role.TERMS, Role.BLOG})
_SHORT = 120
_SLOGAN = 60
_LABEL = 12
_MORE = 8
_PROSE = 160
_VALIDITY = 28
_PHRASED = (TacticKind.COUNTDOWN, TacticKind.LIMITED_TIME, TacticKind.LOW_STOCK, TacticKind.SOCIAL_PROOF_TIMER)


def read_tactics(reading: Reading) -> tuple[Tactic, ...]:
    """Pressure that a page shows, in document order, each wording once; where it stands is for the rule to judge."""
    found: dict[tuple[TacticKind, str], Tactic] = {}
    if reading.document.role in _NO_SHOP:
        return ()
    for line in page_lines(reading, "tactics"):
        for kind in _PHRASED:
            if tactic := _phrased(reading, line, kind):
                found.setdefault((kind, line.text), tactic)
    for block in blocks_with(reading, _CLOCK_LINE):
        if tactic := _clock(reading, block):
            found.setdefault((TacticKind.COUNTDOWN, block.text), tactic)
    return tuple(sorted(found.values(), key=lambda tactic: tactic.evidence[0].start))


def _phrased(reading: Reading, line: Line, kind: TacticKind) -> Tactic | None:
    key = kind.value
    match = line.says("tactics", key) or (line.says("tactics", "ends_on") if key == "limited_time" else None)
    if not match or line.says("tactics", "own_balance") or _counts_units(reading, match, kind):
        return None
    if _tells_progress(line, match, kind):
        return None
    if phrases(line.language, "tactics")["denied"].search(line.text[: match.start()]) or _is_of_others(line):
        return None
    if kind is TacticKind.COUNTDOWN and (not _ends_an_offer(line, match) or _tells_validity(reading, line)):
        return None
    if kind is TacticKind.LIMITED_TIME and (_is_prose(line) or _is_unsettled(reading, line)):
        return None
    deadline, cited = _deadline(reading, line)
    if match.re is phrases(line.language, "tactics")["ends_on"].compiled and deadline is None:
        return None
    feature = line.says("tactics", "about_feature") and not line.says("tactics", "about_price")
    feature = feature or (kind is TacticKind.LIMITED_TIME and _is_free_cell(reading, line))
    return Tactic(
        evidence=(_quote(reading, line, match, kind), *cited),
        method=METHOD,
        kind=kind,
        deadline=deadline,
        about_feature=bool(feature),
    )


def _is_unsettled(reading: Reading, line: Line) -> bool:
    """Whether an offer is only one that is made now and then, by its sentence or the lead of its list."""
    lead = list_lead(reading, line.block)
    before = [one.text for one in line.sentences[: line.index] if leads_on(one.text)]
    unsettled = phrases(line.language, "tactics")["unsettled"]
    leads = (*([lead.text] if lead else []), *before[-1:])
    return bool(line.says("tactics", "unsettled")) or any(unsettled.search(text) for text in leads)


def _is_of_others(line: Line) -> bool:
    """Offers that customers make to theirs with what is sold ("limited-time banners for your customers"), and events
    without a price, whose places end by nature."""
    made = line.says("tactics", "made")
    return bool(made or (line.says("tactics", "events") and not line.says("tactics", "about_price")))


def _is_free_cell(reading: Reading, line: Line) -> bool:
    """A cell of a table that says in place of a price that a thing is free for now, as a preview is."""
    cell = any(element.tag == "td" for element in reading.document.ancestors(line.block.element))
    return cell and len(line.text) <= _SLOGAN and bool(phrase(line.language, "free").search(line.text))


def _ends_an_offer(line: Line, match: regex.Match[str]) -> bool:
    """ "The link expires in 7 days" presses nobody: a price is spoken of, or nothing else is said."""
    return bool(line.says("tactics", "about_price")) or len(line.text) <= len(match[0]) + _LABEL


def _tells_validity(reading: Reading, line: Line) -> bool:
    """ "Expires in 90 days" on the card of a pack tells how long what it sells is good for: no offer ends so late."""
    lasting = [d.days for d in read_durations(line.text, words(line.language))]
    on = on_card(reading, line.block) if lasting and min(lasting) >= _VALIDITY else None
    return on is not None and on.stocked and not line.says("tactics", "about_price")


def _is_prose(line: Line) -> bool:
    """ "Backups persist for a limited time", a rollover so limited and the long sentences of terms press nobody."""
    if words(line.language).policy["carry"].search(line.text):
        return True
    about = line.says("tactics", "about_price") or line.says("tactics", "about_feature")
    return len(line.text) > (_PROSE if about else _SLOGAN)


def _quote(reading: Reading, line: Line, match: regex.Match[str], kind: TacticKind) -> Evidence:
    """The sentence, or only its words where they often stand in a cell or badge of their own ("only 3 left")."""
    if kind in (TacticKind.COUNTDOWN, TacticKind.LIMITED_TIME):
        return line.cite(reading, "kind")
    start = line.block.start + line.sentence.start
    return reading.document.cite(start + match.start(), start + match.end(), "kind")


def _counts_units(reading: Reading, match: regex.Match[str], kind: TacticKind) -> bool:
    """ "Only 50 credits left" tells a balance, not a stock."""
    return kind is TacticKind.LOW_STOCK and bool(unit_words(reading).search(match[0]))


def _tells_progress(line: Line, match: regex.Match[str], kind: TacticKind) -> bool:
    """ "Only 2 minutes left of reading time" tells how far somebody is: more is said, and nothing of a purchase."""
    if kind is TacticKind.COUNTDOWN or len(line.text) <= len(match[0]) + _MORE:
        return False
    counted = line.text[match.start() : match.end() + _LABEL]
    bought = line.says("tactics", "about_price") or line.says("tactics", "buying")
    return not bought and bool(phrases(line.language, "tactics")["progress"].search(counted))


def _deadline(reading: Reading, line: Line) -> tuple[date | None, tuple[Evidence, ...]]:
    """The absolute end date in the sentence or in the rest of its block."""
    if found := read_date(line.text, phrases(line.language, "tactics")["months"]):
        return found, ()
    text = plain(line.block.text)
    if len(text) <= 2 * _SHORT and (found := read_date(text, phrases(line.language, "tactics")["months"])):
        return found, (reading.document.cite(line.block.start, line.block.end, "deadline"),)
    return None, ()


def _clock(reading: Reading, block: Block) -> Tactic | None:
    """A running clock: its element is called a timer, or words of an offer that ends stand in it or beside it."""
    match = _CLOCK.search(plain(block.text))
    if not match or len(block.text) > _SHORT:
        return None
    document = reading.document
    named = any(_timer_named(element.attrs) for element in _owners(reading, block))
    near = document.blocks[max(0, block.index - _NEIGHBOURS) : block.index + _NEIGHBOURS]
    timer = phrases(reading.language, "tactics")["timer"]
    if not named and not any(timer.search(plain(other.text)) for other in near if len(other.text) <= _SHORT):
        return None
    return Tactic(evidence=(document.cite(block.start, block.end, "kind"),), method=METHOD, kind=TacticKind.COUNTDOWN)


def _owners(reading: Reading, block: Block) -> list[Element]:
    inner = block.pieces[0].element if block.pieces else block.element
    return list(reading.document.ancestors(inner))[:_NEIGHBOURS]


def _timer_named(attrs: dict[str, str | None]) -> bool:
    return any(_TIMER_CLASS.search(attrs.get(name) or "") for name in ("class", "id"))


def read_pressure_hints(reading: Reading) -> tuple[Hint, ...]:
    """Offers that sound like pressure without saying that they end ("introductory offer"), each wording once."""
    found: dict[str, Hint] = {}
    for line in page_lines(reading, "tactics"):
        if line.says("tactics", "hint") and len(line.text) <= _SHORT:
            cited = line.cite(reading, "kind")
            found.setdefault(line.text.lower(), Hint(evidence=(cited,), method=METHOD, topic=HintTopic.PRESSURE))
    return tuple(found.values())

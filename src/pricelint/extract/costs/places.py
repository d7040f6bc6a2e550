"""Counts in their sentences: what stands before and behind each."""

from __future__ import annotations

import msgspec
import regex
from msgspec.structs import replace

from pricelint.extract.annotate.numbers import NumberWords, to_decimal
from pricelint.extract.annotate.periods import period_behind
from pricelint.extract.annotate.quantities import Count
from pricelint.extract.costs.found import QUALITY
from pricelint.extract.costs.wording.joints import told_start
from pricelint.extract.costs.wording.lexicon import Lexicon, lexicon
from pricelint.extract.language import section
from pricelint.extract.reading import Reading
from pricelint.extract.sentences import sentence_ends, sentence_start

_CLAUSE = regex.compile(r"[;；]\s*|[,，、]\s*|\s[–—]\s|[(（]\s?")
_DOTTED = regex.compile(rf"(?:[^•·\d.!?。！？]{{2,40}}|{QUALITY.pattern})\s·\s", regex.I)
_LISTED = regex.compile(r"(?:(?<![\d,.])\d{1,6},\s)+$")
_EQUALS = ("=", "≙")
_MARKS = ",;，；、"
_OPENS = "(（"
_CLOSES = regex.compile(r"[)）]")


class Place(msgspec.Struct, frozen=True, gc=False):
    """A count and the text around it in its sentence: `before` begins at offset `left`, `after` at `count.end`.

    `verbal`: a verb of spending stands in the sentence before it. `granted`: it is joined to one that is granted, or
    holds no more.
    """

    reading: Reading
    count: Count
    language: str
    before: str
    left: int
    after: str
    verbal: bool
    granted: bool

    @property
    def lexicon(self) -> Lexicon:
        """The phrases of the block's language."""
        return lexicon(self.language)


def places(reading: Reading, counts: list[Count], start: int, end: int, language: str) -> list[Place]:
    """The counts of one line with what stands between them, cut at sentence ends."""
    found: list[Place] = []
    plain, lex = reading.plain, lexicon(language)
    verbal = granted = False
    for index, count in enumerate(counts):
        left = counts[index - 1].end if index else start
        before = plain[left : count.start]
        cut = _begin(before, index)
        right = counts[index + 1].start if index + 1 < len(counts) else end
        after = plain[count.end : right]
        stop = sentence_ends().search(after)
        told = told_start(language).match(before) if index and not cut else None
        cut = told.end() if told else max(cut, _period_end(counts[index - 1], before, language) if index else 0)
        own = cut + _own_clause(before[cut:], lex)
        before, left = before[own:], left + own
        spends, grants = bool(lex.verb.search(before)), bool(lex.never.search(before))
        verbal = (verbal and not (cut and not told)) or spends
        tied = _is_tied(told[0]) if told else not cut and bool(lex.joined_end.search(before))
        granted = granted or bool(told and lex.never.search(told[0]))
        joined = granted and not spends and tied
        former = lex.instead_end.search(before)
        granted = grants or joined
        count = _from(count, before, language, former)
        after = after[: stop.start()] if stop else after
        found.append(Place(reading, count, language, before, left, after, verbal, joined or _is_former(former)))
    return found


def _period_end(count: Count, behind: str, language: str) -> int:
    """Where the words end that say how often a grant comes ("600 credits a month – 1 poster = 5 credits")."""
    period = period_behind(behind, 0, language) if count.per is not None else None
    return period.end if period else 0


def _begin(before: str, index: int) -> int:
    """Where the sentence begins that a count ends; a middle dot between the first words of a line and its first count
    parts a label from its value ("Portrait · 6 credits")."""
    cut = sentence_start(before)
    label = _DOTTED.fullmatch(before) if cut == len(before) and not index else None
    return 0 if label else cut


def _is_tied(told: str) -> bool:
    """Whether a joining word, and no mark, ends what the count before is for."""
    return told.rstrip()[-1] not in _MARKS


def _own_clause(before: str, lex: Lexicon) -> int:
    """Where the clause begins that a count ends, if a semicolon or comma parts it from a grant; else 0.

    What a clause before it gives away ("50 credits a month, one search costs 1 credit") says nothing of it.
    """
    for mark in reversed([*_CLAUSE.finditer(before)] if lex.never.search(before) else []):
        end = int(mark.end())
        clause = before[end:]
        if mark[0][0] in _OPENS and _CLOSES.search(clause):
            continue
        equated = clause.rstrip().endswith(_EQUALS)
        parted = mark[0][0] in ";；" or equated or _begun(clause, lex)
        if parted and (equated or lex.verb.search(clause)) and not lex.never.search(clause):
            return end
    return 0


def _begun(clause: str, lex: Lexicon) -> bool:
    """Whether a clause names a thing that a verb of nothing but costs is said of, right before its count."""
    return bool(lex.article.match(clause) and lex.strong.search(clause))


def _is_former(match: regex.Match[str] | None) -> bool:
    """Whether a count is the one that no longer holds ("4 credits instead of 8 credits")."""
    return match is not None and not match["now"]


def _from(count: Count, before: str, language: str, former: regex.Match[str] | None) -> Count:
    """A count with the lower bound that stands before it ("between 1 and 5 credits"); what it replaces is no count of
    its own ("8 instead of 4 credits" is 8)."""
    mark = section(language, "numbers", NumberWords).decimal
    if former and former["now"]:
        now = to_decimal(former["now"], mark)
        return replace(count, low=now, high=now, start=count.start - len(before) + former.start("now"))
    match = lexicon(language).range_end.search(before)
    if not match and count.low != count.high and (listed := _LISTED.search(before)):
        values = [to_decimal(value, mark) for value in listed[0].split(",") if value.strip()]
        return replace(count, low=min(*values, count.low), high=max(*values, count.high))
    if not match:
        return count
    low = to_decimal(match["low"], mark)
    return replace(count, low=min(low, count.high), start=count.start - len(before) + match.start("low"))

"""Refunds: whether money comes back for what was bought, and guarantees that do not say so."""

from __future__ import annotations

from dataclasses import replace

from pricelint.extract.policies.lines import Line, doubts, page_lines, phrases
from pricelint.extract.policies.terms.answered import answer_to, items_of, line_above
from pricelint.extract.policies.terms.refund_limits import (
    denied_in_part,
    excepted,
    limited,
    of_a_part,
    of_rest,
    of_used,
)
from pricelint.extract.policies.terms.refund_lists import leads_to_items, listed_purchase, lists_no_purchase
from pricelint.extract.policies.terms.refund_things import of_other_refunds, of_something_else
from pricelint.extract.policies.terms.said import METHOD, first_hint
from pricelint.extract.policies.wording.words import words
from pricelint.extract.reading import Reading
from pricelint.model.fact import Hint, HintTopic, Term
from pricelint.model.units import TermName

_TITLE = 40
"""Longest title, in characters."""


def read_refund(reading: Reading) -> list[Term]:
    """What a page states of money back: a right, its denial, or both.

    A right that hangs on nothing is "refundable", also where a denial sets in after its period. A denial that holds for
    everything is "non_refundable"; the cases in which money comes back all the same are a second statement, "partial".
    Where a right and a denial hang on something, where both hold for everything, where what was not used is given back,
    or where only a part is denied ("no refunds for partial months"), only "partial" is stated.
    A right of withdrawal that a page says to be lost once the service begins hangs on that.
    A heading that leads to cases of a refund is one of them, and nothing where sentences state more.
    """
    lines = page_lines(reading, "terms.refund")
    doubted = doubts(reading, lines)
    own = _stated(reading, [line for line in lines if not doubted[line]])
    doubt = next(filter(None, doubted.values()), None)
    return own if own or doubt is None else [replace(term, doubt=doubt) for term in _stated(reading, lines)]


def _stated(reading: Reading, lines: list[Line]) -> list[Term]:
    """What sentences state of money back, taken together."""
    told = [line for line in lines if not line.sentence.question and not _heads_nothing(reading, line)]
    stated = [line for line in told if not of_something_else(reading, line)]
    denied = [line for line in stated if line.says("terms", "non_refundable") and not (_leads(line) or of_used(line))]
    granted = [line for line in stated if line not in denied and _grants(line)]
    if denied or not all(_leads(line) for line in granted):
        granted = [line for line in granted if not _leads(line)]
    rights = [line for line in granted if _gives(line) and not (limited(line) or _leads(line))]
    rights = _lasting([line for line in rights if not (_under_limits(reading, line) or _limited_behind(line))], lines)
    denials = [line for line in denied if _holds(reading, line)]
    if granted and all(_names(line) for line in rights):
        denials = [line for line in denials if not (leads_to_items(line) or of_rest(line))]
    cases = [line for line in (*granted, *denied) if line not in rights and line not in denials]
    cases.sort(key=lambda line: line.says("terms", "refund_case") is not None)
    if denials:
        cases = [line for line in cases if line not in denied or not (leads_to_items(line) or of_rest(line))]
    if cases and (all(_names(line) for line in rights) or any(line.says("terms", "refund_only") for line in cases)):
        rights = []
    if rights and not denials:
        return [_term(reading, "refundable", rights[:1])]
    if denials and not rights and not any(_of_unused(reading, line) for line in cases):
        if all(of_a_part(line) for line in denials):
            return [_term(reading, "partial", [*cases[:1], *denials[:1]])]
        item = listed_purchase(reading, denials[0])
        whole = [_term(reading, "non_refundable", [denials[0], *([item] if item else [])])]
        return [*whole, _term(reading, "partial", [*cases[:1], *denials[:1]])] if cases else whole
    both = [*(cases or rights)[:1], *denied[:1]]
    return [_term(reading, "partial", both)] if both else _asked(reading, lines)


def _holds(reading: Reading, denied: Line) -> bool:
    """Whether a denial holds for what was bought, by itself or by an item of the list that it leads to."""
    if limited(denied) or excepted(denied) or lists_no_purchase(reading, denied):
        return False
    return not denied_in_part(reading, denied) or listed_purchase(reading, denied) is not None


def _lasting(rights: list[Line], lines: list[Line]) -> list[Line]:
    """The rights without that of withdrawal, where a sentence says that it is lost once the service begins, be it the
    next one, which may only point at it ("This right is lost …")."""
    lapses = any(line.says("terms", "right_lapses") for line in lines)
    return [line for line in rights if not (line.says("terms", "withdrawal") and (lapses or _lost_behind(line)))]


def _lost_behind(line: Line) -> bool:
    return line.following is not None and bool(line.following.says("terms", "right_lapses"))


def _of_unused(reading: Reading, line: Line) -> bool:
    """Whether a case of money back is that nothing was used, in its own words or in the list that it leads to."""
    listed = items_of(reading, line) if _is_title(line) else []
    return any(one.says("terms", "refund_unused") for one in (line, *listed))


def _grants(line: Line) -> bool:
    """Whether a sentence speaks of money back, be it a right that it only names ("to exercise your right …")."""
    return _gives(line) or bool(line.says("terms", "refund_case"))


def _gives(line: Line) -> bool:
    """Whether a sentence grants money back; "no money-back guarantee" grants none and denies none."""
    if not line.says("terms", "ungranted"):
        return bool(line.says("terms", "refund"))
    known = phrases(line.language, "terms")
    return bool(known["refund"].search(known["ungranted"].sub(" ", line.text)))


def _leads(line: Line) -> bool:
    """Whether a heading leads to the cases of a denial ("When credits are not refunded"), or names what went wrong
    ("Credits not refunded"), and denies nothing itself."""
    if not line.block.heading:
        return False
    return words(line.language).is_open(line.text) or bool(line.says("terms", "trouble"))


def _heads_nothing(reading: Reading, line: Line) -> bool:
    """Whether a heading names refunds without text under it ("7-day refund window" over the next heading)."""
    level = line.block.heading
    if not level or not _is_title(line):
        return False
    below = reading.document.blocks[line.block.index + 1 : line.block.index + 2]
    return not below or 0 < below[0].heading <= level


def _asked(reading: Reading, lines: list[Line]) -> list[Term]:
    """What a yes or no to a question about refunds states, where no sentence states more; a question that tells a case
    first ("I deleted a film. Will I …?") asks about that case."""
    for line in lines:
        of_a_case = bool(line.index) or of_other_refunds(line)
        if not line.sentence.question or of_a_case or not line.says("terms", "refund_asked"):
            continue
        if found := answer_to(reading, line):
            return [_term(reading, _answered(*found), [found[0], line])]
    return []


def _answered(answer: Line, affirmed: bool) -> str:
    """What a yes or no comes to with its limits, which may stand in the next sentence ("Yes. Only unused …")."""
    if not affirmed:
        return "non_refundable"
    limited = any(line and line.says("terms", "refund_limits") for line in (answer, answer.following))
    return "partial" if limited else "refundable"


def _term(reading: Reading, value: str, cited: list[Line]) -> Term:
    evidence = tuple(line.cite(reading, "value") for line in dict.fromkeys(cited))
    return Term(evidence=evidence, method=METHOD, name=TermName.REFUND, value=value)


def _is_title(line: Line) -> bool:
    """A short line without an end ("7-day refund window"), or one that leads to others, names what those state."""
    text = line.text.rstrip()
    return text.endswith((":", "：")) or (len(line.block.text) <= _TITLE and not text.endswith((".", "!", "。")))


def _names(line: Line) -> bool:
    """Whether a right is only named, by a title or by how it is asked for ("To request a refund, write to us")."""
    return _is_title(line) or bool(line.says("terms", "refund_how"))


def _limited_behind(line: Line) -> bool:
    """Whether the next sentence limits a right to units that were not used ("… This only applies to unused ones.")."""
    return line.following is not None and bool(line.following.says("terms", "only_unused"))


def _under_limits(reading: Reading, line: Line) -> bool:
    """Whether a right is one of the cases that a lead allows ("Refunds are only given in these cases:")."""
    lead = line_above(reading, line)
    return lead is not None and bool(lead.says("terms", "refund_limits"))


def read_refund_hints(reading: Reading) -> tuple[Hint, ...]:
    """A guarantee or refund that is mentioned without saying what is given back, or that only units in use are not."""
    lines = page_lines(reading, "terms.refund")
    hits = (line for line in lines if _hints(line) or of_used(line) or _names_only(reading, line))
    return first_hint(reading, hits, HintTopic.REFUND)


def _hints(line: Line) -> bool:
    return bool(line.says("terms", "refund_hint") or line.says("terms", "ungranted"))


def _names_only(reading: Reading, line: Line) -> bool:
    """Whether a heading without text names a right to a refund or its denial."""
    named = line.says("terms", "refund") or line.says("terms", "non_refundable")
    return bool(named) and _heads_nothing(reading, line)

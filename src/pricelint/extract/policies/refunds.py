"""Refunds: whether money comes back for what was bought, and guarantees that do not say so."""

from __future__ import annotations

from dataclasses import replace

from pricelint.extract.policies.answered import answer_to, items_of, line_above
from pricelint.extract.policies.lines import Line, doubts, page_lines, phrases
from pricelint.extract.policies.named_pools import named_pools
from pricelint.extract.policies.refund_limits import denied_in_part, excepted, limited, of_rest, of_used, without_denial
from pricelint.extract.policies.said import METHOD, first_hint
from pricelint.extract.policies.units import unit_words
from pricelint.extract.policies.words import words
from pricelint.extract.reading import Reading
from pricelint.extract.unit.marks import speaks_of
from pricelint.extract.unit.words import every_name
from pricelint.model.fact import Hint, HintTopic, Term
from pricelint.model.units import Pool, TermName

_TITLE = 40
"""Longest title, in characters."""

_BESIDE = 10
"""How far the word for a gift stands from the units that were given, in characters."""


def read_refund(reading: Reading) -> list[Term]:
    """What a page states of money back: a right, its denial, or both.

    A right that hangs on nothing is "refundable", also where a denial sets in after its period. A denial that holds for
    everything is "non_refundable"; the cases in which money comes back all the same are a second statement, "partial".
    Where a right and a denial hang on something, where both hold for everything, or where what was not used is given
    back, only "partial" is stated.
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
    other = (_of_gifts, _of_another_trade)
    stated = [line for line in told if not _refunds_other(line) and not any(of(reading, line) for of in other)]
    denied = [line for line in stated if line.says("terms", "non_refundable") and not (_leads(line) or of_used(line))]
    granted = [line for line in stated if line not in denied and _grants(line)]
    if denied or not all(_leads(line) for line in granted):
        granted = [line for line in granted if not _leads(line)]
    rights = [line for line in granted if _gives(line) and not (limited(line) or _leads(line))]
    rights = [line for line in rights if not _under_limits(reading, line)]
    denials = [line for line in denied if not (limited(line) or denied_in_part(reading, line) or excepted(line))]
    denials = [line for line in denials if not _lists_no_purchase(reading, line)]
    if granted and all(_is_title(line) for line in rights):
        denials = [line for line in denials if not (_lists(line) or of_rest(line))]
    cases = [line for line in (*granted, *denied) if line not in rights and line not in denials]
    cases.sort(key=lambda line: line.says("terms", "refund_case") is not None)
    if denials:
        cases = [line for line in cases if line not in denied or not (_lists(line) or of_rest(line))]
    if cases and (all(_is_title(line) for line in rights) or any(line.says("terms", "refund_only") for line in cases)):
        rights = []
    if rights and not denials:
        return [_term(reading, "refundable", rights[:1])]
    if denials and not rights and not any(_of_unused(reading, line) for line in cases):
        whole = [_term(reading, "non_refundable", denials[:1])]
        return [*whole, _term(reading, "partial", [*cases[:1], *denials[:1]])] if cases else whole
    both = [*(cases or rights)[:1], *denied[:1]]
    return [_term(reading, "partial", both)] if both else _asked(reading, lines)


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


def _lists(line: Line) -> bool:
    """Whether a denial leads to a list of what it is about ("Refunds are not available for:"): beside a
    right in some cases, the list may name no ordinary purchase."""
    return line.text.rstrip().endswith((":", "：")) or bool(line.says("terms", "denied_items"))


def _lists_no_purchase(reading: Reading, line: Line) -> bool:
    """Whether a denial leads to a list of which no item is a purchase (used units, breaches, other things); a list
    of exceptions names none of what is denied."""
    items = items_of(reading, line) if _lists(line) and not line.says("terms", "denied_but") else []
    return bool(items) and not any(_is_purchase(reading, item) for item in items)


def _is_purchase(reading: Reading, item: Line) -> bool:
    known = words(item.language)
    other = item.says("terms", "refund_used") or item.says("terms", "refund_other")
    if other or known.condition["provider"].search(item.text):
        return False
    pools = (known.pools[Pool.PURCHASED], known.pools[Pool.PLAN], unit_words(reading))
    return any(pattern.search(item.text) for pattern in pools)


def _asked(reading: Reading, lines: list[Line]) -> list[Term]:
    """What a yes or no to a question about refunds states, where no sentence states more."""
    for line in lines:
        if not line.sentence.question or not line.says("terms", "refund_asked") or _refunds_other(line):
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


def _under_limits(reading: Reading, line: Line) -> bool:
    """Whether a right is one of the cases that a lead allows ("Refunds are only given in these cases:")."""
    lead = line_above(reading, line)
    return lead is not None and bool(lead.says("terms", "refund_limits"))


def _refunds_other(line: Line) -> bool:
    """Units given back (an answer about failures or bookings speaks of them too), commissions, what is used up, and
    what a breach costs the buyer: no terms of a purchase."""
    failures = line.says("terms", "failed_excepted")
    if line.says("terms", "refund_other") and not failures:
        return True
    if of_used(line) and not phrases(line.language, "terms")["refund"].search(without_denial(line)):
        return True
    if phrases(line.language, "terms")["failed"].search(line.asked):
        return True
    known = words(line.language)
    return bool(known.condition["provider"].search(line.text) or known.policy["bookings"].search(line.text))


def _of_another_trade(reading: Reading, line: Line) -> bool:
    """Whether a sentence of a page without a unit speaks of study credits."""
    if reading.unit is not None or not (reading.trades.is_another or unit_words(reading).search(line.text)):
        return False
    return speaks_of(line.text, "study", line.language)


def read_refund_hints(reading: Reading) -> tuple[Hint, ...]:
    """A guarantee or refund that is mentioned without saying what is given back, or that only units in use are not."""
    lines = page_lines(reading, "terms.refund")
    hits = (line for line in lines if _hints(line) or of_used(line) or _names_only(reading, line))
    return first_hint(reading, hits, HintTopic.REFUND)


def _hints(line: Line) -> bool:
    return bool(line.says("terms", "refund_hint") or line.says("terms", "ungranted"))


def _of_gifts(reading: Reading, line: Line) -> bool:
    """Whether a denial is about units that were given away, and about none that are paid for."""
    if not line.says("terms", "non_refundable"):
        return False
    pools, text = words(line.language).pools, line.text
    if pools[Pool.PURCHASED].search(text) or pools[Pool.PLAN].search(text):
        return False
    patterns = (unit_words(reading), every_name(line.language))
    units = [match.span() for pattern in patterns for match in pattern.finditer(text)]
    if not units and _under_gifts(reading, line):
        return True
    given = [match.span() for pool in (Pool.BONUS, Pool.FREE) for match in pools[pool].finditer(text)]
    return any(0 <= start - b <= _BESIDE or 0 <= a - end <= _BESIDE for start, end in units for a, b in given)


def _under_gifts(reading: Reading, line: Line) -> bool:
    """Whether an item of a list stands under a heading of units that are given away ("Free credits")."""
    head = reading.document.blocks[line.block.under] if line.block.under >= 0 else None
    if head is None or reading.document.elements[line.block.element].tag != "li":
        return False
    pools = named_pools(head.text, words(line.language), unit_words(reading))
    return bool(unit_words(reading).search(head.text)) and pools in ((Pool.FREE,), (Pool.BONUS,))


def _names_only(reading: Reading, line: Line) -> bool:
    """Whether a heading without text names a right to a refund or its denial."""
    named = line.says("terms", "refund") or line.says("terms", "non_refundable")
    return bool(named) and _heads_nothing(reading, line)

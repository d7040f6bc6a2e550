"""What limits a right to a refund, or its denial: conditions, times, cases, the rest of a period, units in use."""

from __future__ import annotations

from pricelint.extract.policies.lines import Line, phrases
from pricelint.extract.policies.terms.answered import line_above
from pricelint.extract.policies.wording.words import words
from pricelint.extract.reading import Reading


def limited(line: Line) -> bool:
    """Whether a right to a refund hangs on something, or a denial is set against a right in one sentence; what a law or
    the denial itself says is no such right."""
    if line.says("terms", "refund_not_for"):
        return True
    if line.says("terms", "unconditional"):
        return False
    if line.says("terms", "at_discretion") and not line.says("terms", "non_refundable"):
        return True
    known = phrases(line.language, "terms")
    text = without_denial(line)
    turned = bool(line.says("terms", "non_refundable")) and known["turn"].search(text) is not None
    return bool(known["refund"].search(text) and (turned or known["refund_limits"].search(text) or of_used(line)))


def without_denial(line: Line) -> str:
    """A sentence without what it denies and what a law asks for."""
    known = phrases(line.language, "terms")
    return known["non_refundable"].sub(" ", known["withdrawn"].sub(" ", line.text))


def denied_in_part(reading: Reading, line: Line) -> bool:
    """Whether a denial sets in after a time, leads to the cases that it is about ("no refunds if:"), is told of one
    case ("no refunds if all units were used"), or is only about what was not used of a subscription."""
    cases = ("refund_late", "denied_cases", "denied_if")
    return (
        any(line.says("terms", case) for case in cases)
        or _denies_only(line, "refund_partly")
        or _under_a_condition(reading, line)
    )


def _under_a_condition(reading: Reading, line: Line) -> bool:
    """Whether a denial is an item of a list for one case ("If these conditions are not met:"); that the buyer leaves is
    no such case."""
    lead, known = line_above(reading, line), words(line.language)
    return (
        lead is not None
        and bool(known.policy["iffy"].match(lead.text))
        and not known.condition["cancel"].search(lead.text)
    )


def of_rest(line: Line) -> bool:
    """Whether a denial is only about the rest of a period: "no refunds for partial months", "for unused time"."""
    return of_a_part(line) or any(_denies_only(line, key) for key in ("refund_partly", "refund_current"))


def of_a_part(line: Line) -> bool:
    """Whether a denial is only about a part of what is paid for, as "no refunds for partial months", or about
    renewals: whether the purchase itself can be taken back is not said."""
    return _denies_only(line, "refund_prorated")


def _denies_only(line: Line, key: str) -> bool:
    """Whether a denial is about what a class of [terms] names, and about nothing beside it."""
    if not line.says("terms", key):
        return False
    known = phrases(line.language, "terms")
    return known["non_refundable"].search(known[key].sub(" ", line.text)) is None


def excepted(line: Line) -> bool:
    """Whether a denial leaves cases of its own out ("except for technical errors"); what a law asks is no such case."""
    known = phrases(line.language, "terms")
    return bool(known["refund_except"].search(known["withdrawn"].sub(" ", line.text)))


def of_used(line: Line) -> bool:
    """Whether a denial is about units that were used: what becomes of the others is not said."""
    return bool(line.says("terms", "non_refundable") and line.says("terms", "refund_used"))

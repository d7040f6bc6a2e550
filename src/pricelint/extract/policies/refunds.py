"""Refunds: whether money comes back for what was bought, and guarantees that do not say so."""

from __future__ import annotations

from pricelint.extract.policies.lines import Line, page_lines, phrases
from pricelint.extract.policies.said import METHOD
from pricelint.extract.policies.words import words
from pricelint.extract.reading import Reading
from pricelint.model.fact import Hint, HintTopic, Term
from pricelint.model.units import TermName


def read_refund(reading: Reading) -> Term | None:
    """Refundable where only a right is stated, non-refundable where only its denial is, partial where both are or where
    the right hangs on a condition."""
    lines = page_lines(reading, "terms.refund")
    stated = [line for line in lines if not line.sentence.question and not _refunds_other(line)]
    denied = [line for line in stated if line.says("terms", "non_refundable")]
    granted = [line for line in stated if line not in denied and line.says("terms", "refund")]
    limited = [line for line in (*granted, *denied) if _limited(line)]
    if not denied and not granted:
        return None
    if limited or (denied and granted):
        value, cited = "partial", [*(limited or granted)[:1], *denied[:1]]
    else:
        value, cited = ("non_refundable", denied[:1]) if denied else ("refundable", granted[:1])
    evidence = tuple(line.cite(reading, "value") for line in dict.fromkeys(cited))
    return Term(evidence=evidence, method=METHOD, name=TermName.REFUND, value=value)


def _limited(line: Line) -> bool:
    """Whether a right to a refund hangs on something; what a law or the denial itself says is no such right."""
    if line.says("terms", "unconditional"):
        return False
    known = phrases(line.language, "terms")
    text = known["non_refundable"].sub(" ", known["withdrawn"].sub(" ", line.text))
    return bool(known["refund"].search(text) and known["refund_limits"].search(text))


def _refunds_other(line: Line) -> bool:
    """Units given back, commissions, what is used up, and what a breach costs the buyer: no terms of a purchase."""
    failures = line.says("terms", "failed_excepted")
    if (line.says("terms", "refund_other") and not failures) or _of_used(line):
        return True
    return bool(words(line.language).condition["provider"].search(line.text))


def read_refund_hints(reading: Reading) -> tuple[Hint, ...]:
    """A guarantee or refund that is mentioned without saying what is given back, or that only units in use are not."""
    lines = page_lines(reading, "terms.refund")
    hits = [line for line in lines if line.says("terms", "refund_hint") or _of_used(line)]
    return tuple(
        Hint(evidence=(line.cite(reading, "value"),), method=METHOD, topic=HintTopic.REFUND) for line in hits[:1]
    )


def _of_used(line: Line) -> bool:
    """Whether a denial is about units that were used: what becomes of the others is not said."""
    return bool(line.says("terms", "non_refundable") and line.says("terms", "refund_used"))

"""Advice is given where the ledger holds the numbers for it, and nowhere else."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from pricelint.costs.ledger import Ledger, Month, Tally, Work
from pricelint.costs.ledger.advice import AdviceKind, Balance, advice
from pricelint.costs.ledger.spending import First, Prompt, total_of

DEAR, CHEAP = Work("Studio", "image", "fine"), Work("Studio", "image", "draft")


def month(work: dict[Work, Tally], name: str = "2026-04") -> Month:
    return Month(measure="EUR", month=name, work=work, total=total_of(work.values()))


def ledger(work: dict[Work, Tally], busiest: tuple[Prompt, ...] = (), prompts: int = 0) -> Ledger:
    return Ledger(
        layout="own", rows=0, cells={("2026-04", "EUR", one): tally for one, tally in work.items()}, projects={},
        first={("2026-04", "EUR"): First(prompts, 0)}, busiest=busiest, faults=(), faulty={},
    )  # fmt: skip


def tally(usable: int, wasted: int, spend: str, units: str = "0") -> Tally:
    made = usable + wasted
    return Tally(usable=usable, rejected=wasted, spend=Decimal(spend), units=Decimal(units), counted=made)


def test_drafts_on_a_cheaper_model_save_what_the_users_own_numbers_say() -> None:
    work = {DEAR: tally(25, 25, "10"), CHEAP: tally(10, 10, "1")}
    (one,) = advice(ledger(work), [month(work)])

    # 25 of 50 attempts at 0.05 in place of 0.20: 25 × 0.15 of 10
    assert (one.kind, one.saving) == (AdviceKind.DRAFTS, Fraction("0.375"))
    assert one.arithmetic.startswith("50 attempts for 25 usable at 0.2 EUR each")


def test_too_few_generations_or_a_model_that_is_hardly_cheaper_give_no_advice() -> None:
    few = {DEAR: tally(5, 5, "2"), CHEAP: tally(10, 10, "1")}
    near = {DEAR: tally(25, 25, "10"), CHEAP: tally(10, 10, "3")}

    assert advice(ledger(few), [month(few)]) == advice(ledger(near), [month(near)]) == ()


def test_batches_are_advised_where_the_ledger_shows_them_to_be_cheaper() -> None:
    work = {DEAR: tally(20, 0, "4"), Work("Studio", "image:batch", "fine"): tally(20, 0, "2")}

    assert [(one.kind, one.saving) for one in advice(ledger(work), [month(work)])] == [
        (AdviceKind.BATCH, Fraction(1, 2))
    ]


def test_a_prompt_with_many_attempts_is_pointed_out() -> None:
    work = {DEAR: tally(20, 0, "4")}
    (one,) = advice(ledger(work, (Prompt("cover", 9, 1), Prompt("teaser", 4, 1)), prompts=10), [month(work)])

    assert (one.kind, one.about) == (AdviceKind.REGENERATIONS, "cover")
    assert one.arithmetic == "9 attempts, 1 usable; a prompt takes 2 on average."


def test_units_that_end_before_they_are_used_are_told_and_others_are_not() -> None:
    work = {DEAR: tally(20, 0, "4", units="300")}
    (one,) = advice(ledger(work), [month(work)], [Balance("studio", Decimal(500), date(2026, 5, 20))])

    assert one.kind is AdviceKind.EXPIRING
    assert one.says == "About 300 units will be lost on 2026-05-20: use them first, or buy less."
    assert advice(ledger(work), [month(work)], [Balance("studio", Decimal(100), date(2026, 5, 20))]) == ()
    assert advice(ledger(work), [month(work)], [Balance("other", Decimal(100), date(2026, 5, 1))]) == ()

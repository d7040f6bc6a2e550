"""A spend ledger as people and programs write it: sums, first attempts, and every row that is kept out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pricelint.costs.ledger import Fault, FaultKind, Ledger, Options, Work, months_of, read_ledger, template
from pricelint.costs.rates import Rate, Rates
from pricelint.errors import LedgerError
from pricelint.model.money import Money

HEADER = "date,platform,action,model,units,money,currency,outcome,project,prompt_id,id"


def ledger(folder: Path, text: str, options: Options | None = None, encoding: str = "utf-8") -> Ledger:
    path = folder / "ledger.csv"
    path.write_bytes(text.encode(encoding))
    return read_ledger(path, options)


def rows(*lines: str) -> str:
    return "\n".join([HEADER, *lines, ""])


def faults(found: Ledger) -> list[tuple[int, FaultKind]]:
    return [(fault.line, fault.kind) for fault in found.faults]


def test_the_briefs_example_500_credits_and_35_usable_of_50(tmp_path: Path) -> None:
    lines = [
        f"2026-03-{1 + n % 28:02},Studio,image,fine,10,,,{'usable' if n < 35 else 'failed'},,,{n}" for n in range(50)
    ]
    (month,) = months_of(ledger(tmp_path, rows(*lines)))

    assert month.total.units == 500
    assert (month.total.generations, month.total.usable) == (50, 35)
    assert month.effective == Fraction(500, 35)
    assert month.measure == "units of Studio"


def test_the_same_in_money_where_the_price_of_a_unit_is_given(tmp_path: Path) -> None:
    prices = {"studio": Money("USD", Decimal(29) / Decimal(1000))}
    lines = [f"2026-03-01,Studio,image,,10,,,{'usable' if n < 35 else 'rejected'},,,{n}" for n in range(50)]
    (month,) = months_of(ledger(tmp_path, rows(*lines), Options(unit_prices=prices)))

    assert (month.measure, month.effective) == ("USD", Fraction("14.5") / 35)


def test_rejected_and_failed_generations_count_in_the_spend_and_usable_ones_alone_below_the_line(
    tmp_path: Path,
) -> None:
    found = ledger(
        tmp_path,
        rows(
            "2026-01-05,Studio,image,fine,5,0.15,EUR,rejected,,a,1",
            "2026-01-05,Studio,image,fine,5,0.15,EUR,usable,,a,2",
            "2026-02-01,Studio,video,,100,3,EUR,failed,,b,3",
        ),
    )
    january, february = months_of(found)

    assert january.effective == Fraction("0.30")
    assert january.first_attempt_success == 0
    assert february.effective is None
    assert february.total.spend == 3
    assert found.cells["2026-01", "EUR", Work("Studio", "image", "fine")].units == 10


def test_each_bad_row_is_named_by_its_line_kept_out_and_counted(tmp_path: Path) -> None:
    found = ledger(
        tmp_path,
        rows(
            "2026-13-05,Studio,image,,5,1,EUR,usable,,,1",
            "2026-01-05,Studio,image,,-5,1,EUR,usable,,,2",
            "2026-01-05,Studio,hologram,,5,1,EUR,usable,,,3",
            "2026-01-05,Studio,image,,5,1,EUR,usable,,,4",
            "2026-01-05,Studio,image,,5,1,USD,usable,,,5",
            "2026-01-05,Studio,image,,5,1,EUR,usable,,,4",
            "2026-01-05,Studio,image,,,,EUR,usable,,,6",
            "2026-01-05,Studio,image,,five,1,EUR,usable,,,7",
            "2026-01-05,Studio,image,,5,1,,usable,,,8",
            "2026-01-05,Studio,image,,5,1,EUR,meh,,,9",
            "2026-01-05,Studio,image",
            "2026-01-05,,image,,5,1,EUR,usable,,,10",
        ),
    )

    assert faults(found) == [
        (12, FaultKind.BAD_ROW), (2, FaultKind.BAD_DATE), (3, FaultKind.NEGATIVE), (4, FaultKind.UNKNOWN_ACTION),
        (6, FaultKind.MIXED_CURRENCY), (8, FaultKind.NO_AMOUNT), (9, FaultKind.BAD_NUMBER), (10, FaultKind.NO_CURRENCY),
        (11, FaultKind.UNKNOWN_OUTCOME), (13, FaultKind.NO_PLATFORM), (7, FaultKind.DUPLICATE_ID),
    ]  # fmt: skip
    assert (found.rows, found.kept_out) == (12, 11)
    assert [month.total.spend for month in months_of(found)] == [1]


def test_a_bom_semicolons_decimal_commas_and_quoted_line_breaks_are_read(tmp_path: Path) -> None:
    text = HEADER.replace(",", ";") + '\r\n2026-01-05;Studio;image;;5;0,15;EUR;usable;"two\r\nlines; one cell";a;1\r\n'
    found = ledger(
        tmp_path, text + "\r\n2026-01-06T10:00:00Z;Studio;image;;5;x;EUR;usable;;a;2\r\n", encoding="utf-8-sig"
    )

    assert faults(found) == [(5, FaultKind.BAD_NUMBER)]
    assert found.projects["EUR", "two\r\nlines; one cell"].spend == Decimal("0.15")


def test_utf_16_and_tabs_as_spreadsheets_write_them_are_read(tmp_path: Path) -> None:
    text = rows("2026-01-05,Stüdio,image,,5,1,EUR,usable,,a,1").replace(",", "\t")

    assert [work.platform for _, _, work in ledger(tmp_path, text, encoding="utf-16").cells] == ["Stüdio"]


def test_the_first_attempt_of_a_prompt_is_the_earliest_also_in_a_file_that_begins_with_the_latest(
    tmp_path: Path,
) -> None:
    lines = ("2026-01-05T09:00,S,image,,5,,,rejected,,a,1", "2026-01-05T10:00,S,image,,5,,,usable,,a,2")
    first, second = ledger(tmp_path, rows(*lines)), ledger(tmp_path, rows(*reversed(lines)))

    assert months_of(first)[0].first_attempt_success == months_of(second)[0].first_attempt_success == 0


def test_money_is_converted_by_the_rate_of_its_day_and_only_by_rates_that_were_given(tmp_path: Path) -> None:
    rates = Rates(
        Rate(day=date(2026, 1, day), source="USD", target="EUR", rate=Decimal(rate))
        for day, rate in ((1, "0.9"), (5, "0.8"))
    )
    text = rows(
        "2025-12-31,S,image,,,10,USD,usable,,,1", "2026-01-04,S,image,,,10,USD,usable,,,2",
        "2026-01-05,S,image,,,10,USD,usable,,,3", "2026-01-05,S,image,,,10,GBP,usable,,,4",
    )  # fmt: skip
    found = ledger(tmp_path, text, Options(currency="EUR", rates=rates))

    assert faults(found) == [(2, FaultKind.MIXED_CURRENCY), (5, FaultKind.MIXED_CURRENCY)]
    assert [month.total.spend for month in months_of(found)] == [Decimal("17.0")]


def test_every_fault_is_told_as_it_is_met(tmp_path: Path) -> None:
    path, told = tmp_path / "ledger.csv", list[Fault]()
    path.write_text(rows("never,S,image,,5,,,usable,,,1"), "utf-8")
    read_ledger(path, on_fault=told.append)

    assert [fault.says for fault in told] == ["date “never”, not such as 2026-01-31"]


@pytest.mark.parametrize("text", ["", "\n", "day,who\n1,2\n", HEADER + ",id\n"])
def test_a_file_that_is_no_ledger_is_told_with_what_to_do(tmp_path: Path, text: str) -> None:
    with pytest.raises(LedgerError):
        ledger(tmp_path, text)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"none\.csv"):
        read_ledger(tmp_path / "none.csv")


def test_the_template_is_read_without_a_fault(tmp_path: Path) -> None:
    found = ledger(tmp_path, template())

    assert (found.layout, found.rows, found.kept_out) == ("own", 3, 0)


def test_the_focus_layout_is_found_by_its_columns(tmp_path: Path) -> None:
    text = (
        "BilledCost,BillingCurrency,ChargePeriodStart,ConsumedQuantity,ServiceName,SkuId,x_Action,x_Outcome\n"
        "0.30,USD,2026-01-03T00:00:00Z,10,Studio,fine,image,usable\n"
    )
    found = ledger(tmp_path, text)

    assert found.layout == "focus"
    assert found.cells["2026-01", "USD", Work("Studio", "image", "fine")].units == 10


def test_the_litellm_layout_maps_calls_to_actions_and_counts_in_dollars(tmp_path: Path) -> None:
    text = (
        "request_id,call_type,spend,startTime,model,custom_llm_provider,status,session_id\n"
        "r1,aimage_generation,4e-02,2026-01-03T10:00:00.123000+00:00,fine,Studio,success,s1\n"
        "r2,acompletion,3.2e-05,2026-01-03 10:00:00,words,Studio,failure,s2\n"
    )
    (month,) = months_of(ledger(tmp_path, text))

    assert {work.action: tally.spend for work, tally in month.work.items()} == {
        "image": Decimal("0.04"), "text": Decimal("0.000032"),
    }  # fmt: skip
    assert month.first_attempt_success == Fraction(1, 2)


CELL = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=12)


@given(st.lists(st.lists(CELL, max_size=12), max_size=8))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_whatever_a_file_holds_every_row_is_counted_or_named(tmp_path: Path, lines: list[list[str]]) -> None:
    found = ledger(tmp_path, rows(*(",".join(line) for line in lines)))
    counted = sum(tally.generations for tally in found.cells.values())

    assert counted + found.kept_out == found.rows

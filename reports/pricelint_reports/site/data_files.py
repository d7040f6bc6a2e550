"""The downloads of a site that are made of summaries: figures as CSV, outcomes as JSON Lines."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

import msgspec

from pricelint.derive.basis import Compared
from pricelint_reports.language import ENGLISH
from pricelint_reports.numbers import output
from pricelint_reports.site.claims_json import PREFIX
from pricelint_reports.site.standings import Standing, StandingRow, standings
from pricelint_reports.site.summary import Said, Summary
from pricelint_reports.text import csv_cell

COLUMNS = (
    "platform", "name", "grade", "seen", "currency", "basis", "size", "output", "money_per_output_low",
    "money_per_output_high", "rank", "among", "derivation_of_low", "covers", "claim",
)  # fmt: skip
"""The header of `data/figures.csv`: one row per platform, currency, basis and output."""


def figures_csv(summaries: Sequence[Summary]) -> bytes:
    """Every figure: UTF-8, decimals with a point, no formula in any cell (RFC 4180)."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    for standing in standings(summaries):
        for row in standing.rows:
            writer.writerows([csv_cell(cell) for cell in _cells(standing, row, by)] for by in row.placed)
    return buffer.getvalue().encode("utf-8")


def outcomes_jsonl(summaries: Sequence[Summary]) -> bytes:
    """What every rule says of every platform, one JSON object a line."""
    return b"".join(_one_line(summary, said) for summary in summaries for said in summary.said)


def _one_line(summary: Summary, said: Said) -> bytes:
    row = {
        "platform": summary.line.id, "name": summary.line.name, "seen": summary.line.seen, "rule": said.rule,
        "verdict": said.verdict, "summary": said.summary, "missing": said.missing, "claim": PREFIX + said.claim,
    }  # fmt: skip
    return msgspec.json.encode(row) + b"\n"


def _cells(standing: Standing, row: StandingRow, by: Compared) -> Iterator[str]:
    placed = row.placed[by]
    one = placed.figure
    yield from (row.line.id, row.line.name, row.line.letter or "not graded", row.line.seen.isoformat(), one.currency)
    yield from (by.value, one.size, output(standing.modality, standing.per, ENGLISH), f"{one.low:f}", f"{one.high:f}")
    yield from (str(placed.rank), str(placed.among), one.chains[0].text if one.chains else "")
    yield from ("; ".join(chain.label for chain in one.chains), PREFIX + one.claim)

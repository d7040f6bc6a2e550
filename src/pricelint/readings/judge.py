"""Every visit of a platform judged by the rules as they are today, each beside the visits before it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from pricelint.audit.rule import Rule
from pricelint.model.outcome import Outcome
from pricelint.model.visit_reading import VisitReading
from pricelint.pipeline import VisitRead, judged, seen_at
from pricelint.readings.method import judged_by, todays_method
from pricelint.readings.past import Facts, line_digest, line_of, read_before
from pricelint.readings.read import read_of
from pricelint.result_json.visit_reading import decode_outcomes, encode_outcomes
from pricelint.store.store import Store


def judge_visits(store: Store, platform: str, rules: Sequence[Rule]) -> int:
    """Judge the readings by today's method, each beside all before it, where these rules have not judged them so yet;
    returns how many these were. A visit that came in between has those after it judged anew."""
    readings, facts, done = store.readings.of(platform, todays_method()), Facts(store), 0
    times = [reading.at for reading in readings]
    for reading in readings:
        earlier = readings[: bisect_left(times, reading.at)]
        if reading.judged_by != _judged_beside(rules, earlier):
            _judge(store, reading, read_of(store, reading), earlier, rules, facts)
            done += 1
    return done


def judge_reading(store: Store, reading: VisitReading, read: VisitRead, rules: Sequence[Rule]) -> None:
    """Judge one visit that was just read, beside all before it, and keep the outcomes."""
    _judge(store, reading, read, read_before(store, reading.platform, reading.at), rules, Facts(store))


def outcomes_of(store: Store, reading: VisitReading) -> tuple[Outcome, ...]:
    """How a visit was judged, () where nobody judged it. Raises `StoreError` or `ResultError` as `read_of`."""
    where = f"the outcomes of visit {reading.visit}"
    return decode_outcomes(store.blobs.get(reading.outcomes), where) if reading.outcomes else ()


def _judge(
    store: Store,
    reading: VisitReading,
    read: VisitRead,
    earlier: Sequence[VisitReading],
    rules: Sequence[Rule],
    facts: Facts,
) -> None:
    asked = frozenset((row.url, row.role) for row in read.coverage.pages)
    line = line_of(earlier, facts, asked)
    outcomes = judged(reading.platform, seen_at(reading.at, read, line), rules, {})
    verdicts = {outcome.rule: outcome.verdict.value for outcome in outcomes}
    kept = store.blobs.put(encode_outcomes(outcomes))
    store.readings.judged(reading, _judged_beside(rules, earlier), kept, verdicts)


def _judged_beside(rules: Sequence[Rule], earlier: Sequence[VisitReading]) -> str:
    """How these rules judge a visit after those before it."""
    return f"{judged_by(rules)} after {line_digest(earlier)}"

"""Every visit of a platform judged by the rules as they are today, each beside the visits before it."""

from __future__ import annotations

from collections.abc import Sequence

from pricelint.audit.rule import Rule
from pricelint.model.outcome import Outcome
from pricelint.model.visit_reading import VisitReading
from pricelint.pipeline import VisitRead, judged, seen_at
from pricelint.readings.method import judged_by, todays_method
from pricelint.readings.past import Facts, line_of, past
from pricelint.readings.read import read_of
from pricelint.result_json.visit_reading import decode_outcomes, encode_outcomes
from pricelint.store.store import Store


def judge_visits(store: Store, platform: str, rules: Sequence[Rule]) -> int:
    """Judge the readings by today's method that these rules have not judged yet; returns how many these were."""
    readings, facts, done = store.readings.of(platform, todays_method()), Facts(store), 0
    for place, reading in enumerate(readings):
        if reading.judged_by != judged_by(rules):
            earlier = line_of(readings[:place], facts)
            read = read_of(store, reading)
            _keep(store, reading, rules, judged(platform, seen_at(reading.at, read, earlier), rules, {}))
            done += 1
    return done


def judge_reading(store: Store, reading: VisitReading, read: VisitRead, rules: Sequence[Rule]) -> None:
    """Judge one visit that was just read, beside all before it, and keep the outcomes."""
    seen = seen_at(reading.at, read, past(store, reading.platform, reading.at))
    _keep(store, reading, rules, judged(reading.platform, seen, rules, {}))


def outcomes_of(store: Store, reading: VisitReading) -> tuple[Outcome, ...]:
    """How a visit was judged, () where nobody judged it. Raises `StoreError` or `ResultError` as `read_of`."""
    where = f"the outcomes of visit {reading.visit}"
    return decode_outcomes(store.blobs.get(reading.outcomes), where) if reading.outcomes else ()


def _keep(store: Store, reading: VisitReading, rules: Sequence[Rule], outcomes: tuple[Outcome, ...]) -> None:
    verdicts = {outcome.rule: outcome.verdict.value for outcome in outcomes}
    store.readings.judged(reading, judged_by(rules), store.blobs.put(encode_outcomes(outcomes)), verdicts)

"""The facts that trials add to the page they were made on. Pure, given the loads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from pricelint.extract.trials.prices import Difference, differences
from pricelint.extract.trials.timers import readings, restarts
from pricelint.model.fact import Hint, HintTopic, Tactic, Variation
from pricelint.model.site import PageFacts
from pricelint.model.trial import Factor, Trial
from pricelint.model.units import TacticKind, VariationKind

METHOD = "trials.{}/1"

_KINDS = {
    Factor.LOCALE: VariationKind.REGION,
    Factor.TIMEZONE: VariationKind.REGION,
    Factor.CURRENCY: VariationKind.REGION,
    Factor.PROXY: VariationKind.REGION,
    Factor.VIEWPORT: VariationKind.DEVICE,
    Factor.FRESH_PROFILE: VariationKind.RETURNING,
}
"""What a price that follows a factor is. One that follows the time may have been changed for good: that is a hint."""


@dataclass(frozen=True, slots=True)
class Load:
    """One load of a trial with what it states, captured `at`."""

    trial: Trial
    at: datetime
    facts: PageFacts


def with_trials(page: PageFacts, loads: Sequence[Load]) -> PageFacts:
    """The facts of a page with what the trials made on it show."""
    if not loads:
        return page
    return replace(
        page,
        variations=(*page.variations, *_variations(loads)),
        tactics=tuple(_tactics(page.tactics, loads)),
        hints=(*page.hints, *_hints(loads)),
        searched_too=(*page.searched_too, *(load.facts.searched for load in loads)),
    )


def _found(loads: Sequence[Load]) -> Iterator[tuple[Factor, Difference]]:
    for factor in Factor:
        own = [load for load in loads if load.trial.factor is factor]
        controls = [load.facts for load in own if not load.trial.varied]
        for difference in differences(controls, [load.facts for load in own if load.trial.varied]):
            yield factor, difference


def _variations(loads: Sequence[Load]) -> Iterator[Variation]:
    for factor, difference in _found(loads):
        if factor in _KINDS:
            yield Variation(
                kind=_KINDS[factor],
                evidence=(*difference.control, *difference.varied),
                method=METHOD.format(factor.value),
            )


def _hints(loads: Sequence[Load]) -> Iterator[Hint]:
    for factor, difference in _found(loads):
        if factor is Factor.TIME:
            yield Hint(
                topic=HintTopic.VARIATION,
                note="the price was another one a little later",
                evidence=(*difference.control, *difference.varied),
                method=METHOD.format(factor.value),
            )


def _tactics(stated: Sequence[Tactic], loads: Sequence[Load]) -> Iterator[Tactic]:
    """The tactics of the page; the countdowns that several loads show, with whether they begin anew."""
    fresh = [load for load in loads if not _is_return(load.trial)]
    shown = readings((load.at, load.facts.tactics) for load in fresh)
    told = {words: (again, seen) for words, seen in shown.items() if (again := restarts(seen)) is not None}
    for tactic in stated:
        words = next(iter(readings([(loads[0].at, (tactic,))])), "")
        if tactic.kind is not TacticKind.COUNTDOWN or words not in told:
            yield tactic
        else:
            again, seen = told.pop(words)
            evidence = (*tactic.evidence, *seen[0].evidence[:1], *seen[-1].evidence[:1])
            yield replace(tactic, restarts=again, evidence=tuple(dict.fromkeys(evidence)))
    for again, seen in told.values():
        evidence = (*seen[0].evidence, *seen[-1].evidence[:1])
        yield Tactic(kind=TacticKind.COUNTDOWN, restarts=again, evidence=evidence, method=METHOD.format("countdown"))


def _is_return(trial: Trial) -> bool:
    """Whether a load was made by a visitor who had been there: what began for that one may run on."""
    return trial.factor is Factor.FRESH_PROFILE and trial.varied

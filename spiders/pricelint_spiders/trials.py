"""Trials of a page: it is loaded as always and with one circumstance changed, in turns, each time by a new visitor."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

from pricelint.model.capture import Capture, Viewport
from pricelint.model.platform import PageTarget
from pricelint.model.trial import Factor, Trial
from pricelint_spiders.browser.states.distinct import amounts
from pricelint_spiders.record import Page
from pricelint_spiders.settings import ALWAYS, Conditions, CrawlSettings

FIRST_RUNS, ALL_RUNS = 2, 4
"""Runs of each kind that are always made, and those that are made where the first show other amounts of money."""

Load = Callable[[PageTarget, Conditions, str], Awaitable[tuple[Page, str]]]
"""Loads a page under conditions, in a browser context of the given name; gives the page and its visible text."""

_VARIED = {
    Factor.LOCALE: (Conditions(locale="de-DE"), Conditions(locale="en-US")),
    Factor.CURRENCY: (Conditions(locale="en-GB", timezone="Europe/London"), Conditions(locale="en-US")),
    Factor.TIMEZONE: (Conditions(timezone="Asia/Tokyo"), Conditions(timezone="America/New_York")),
    Factor.VIEWPORT: (Conditions(viewport=Viewport(390, 844)), Conditions(viewport=Viewport(1920, 1080))),
    Factor.FRESH_PROFILE: (Conditions(loads=2), Conditions(loads=2)),
}
"""What is changed; the second where the first is how pages are loaded anyway."""


def conditions_of(factor: Factor, settings: CrawlSettings) -> Conditions:
    """How the varied loads of a factor are made."""
    if factor is Factor.TIME:
        return Conditions(wait=settings.later_seconds)
    if factor is Factor.PROXY:
        return Conditions(proxy=settings.trial_proxy)
    first, other = _VARIED[factor]
    usual = Conditions(locale=settings.locale, timezone="UTC", viewport=settings.viewport)
    same = first.locale == usual.locale or first.viewport == usual.viewport
    return other if same else first


async def trials(target: PageTarget, settings: CrawlSettings, load: Load, tell: Callable[[Capture], None]) -> None:
    """Every trial that the settings ask for, one after the other; each load is told of as a capture of its own.

    Control and varied loads take turns, so that what changes by itself meanwhile touches both.
    """
    for factor in settings.vary:
        changed = conditions_of(factor, settings)
        seen: dict[bool, list[frozenset[str]]] = {False: [], True: []}
        for run in range(1, ALL_RUNS + 1):
            for varied in (False, True):
                trial = Trial(factor, run, varied, changed.words if varied else ALWAYS.words)
                conditions = changed if varied else ALWAYS
                await asyncio.sleep(conditions.wait)
                page, visible = await load(target, conditions, f"{factor.value} {run} {varied}")
                tell(_as_trial(page.capture, trial, conditions))
                seen[varied].append(amounts(visible))
            if run == FIRST_RUNS and _alike(seen):
                break


def _alike(seen: dict[bool, list[frozenset[str]]]) -> bool:
    """Whether nothing parts the loads: each amount of a varied load was shown in a control, and the other way round."""
    return frozenset().union(*seen[True]) == frozenset().union(*seen[False])


def _as_trial(capture: Capture, trial: Trial, conditions: Conditions) -> Capture:
    return replace(
        capture,
        state=trial.state,
        locale=conditions.locale or capture.locale,
        viewport=conditions.viewport or capture.viewport if capture.viewport else None,
        controls=None,
    )

"""Prices that follow a circumstance, prices that follow nothing, and countdowns, on a server that varies."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from pricelint.audit.registry import load_rules
from pricelint.browser import BrowserFound
from pricelint.model.outcome import Outcome, Verdict
from pricelint.model.platform import PageTarget, Platform, Role
from pricelint.model.result import PlatformResult
from pricelint.model.trial import Factor, trial_of
from pricelint.model.units import VariationKind
from pricelint.net.address import AddressPolicy
from pricelint.net.policy import Politeness
from pricelint.pipeline import audit_visit
from pricelint.store.store import Store
from pricelint_spiders.crawl import SpiderCapturer
from pricelint_spiders.settings import CrawlSettings

PAGE = """<!doctype html><html lang=en><title>Inkwell pricing</title><h1>Plans for Inkwell</h1>{offer}<section>
<div class=card><h3>Studio</h3><p><b>${studio}</b>/month</p><ul><li>1,000 credits per month</li></ul></div>
<div class=card><h3>Pro</h3><p><b>$30</b>/month</p><ul><li>4,000 credits per month</li></ul></div></section>{more}"""

COUNTDOWN = "<p>Offer ends in <span id=t>00:00:00</span></p>"
TICK = """<script>const end = {end}; const two = n => String(n).padStart(2, '0');
const tick = () => {{ const s = Math.max(0, Math.round((end - Date.now()) / 1000)); t.textContent =
  two(Math.floor(s / 3600)) + ':' + two(Math.floor(s / 60) % 60) + ':' + two(s % 60) }}; tick();
setInterval(tick, 250);</script>"""

Audit = Callable[..., PlatformResult]


class Shop:
    """Answers with the price that its rule gives a request."""

    def __init__(self) -> None:
        self.asked = 0
        self.opened = time.time()
        self.cards: Callable[[Request], dict[str, str]] = lambda _: {}

    def answer(self, request: Request) -> Response:
        self.asked += 1
        told = {"offer": "", "studio": "10", "more": "", **self.cards(request)}
        response = Response(PAGE.format(**told), content_type="text/html; charset=utf-8")
        response.set_cookie("seen", "1")
        return response


@pytest.fixture
def shop() -> Shop:
    return Shop()


@pytest.fixture
def audit(shop: Shop, tmp_path: Path, browser_found: BrowserFound) -> Iterator[Audit]:
    with HTTPServer(host="127.0.0.1") as server, Store.open(tmp_path) as store:
        server.expect_request("/robots.txt").respond_with_data("", content_type="text/plain")
        server.expect_request("/pricing").respond_with_handler(shop.answer)

        def run(*vary: Factor, later: float = 0.0) -> PlatformResult:
            platform = Platform("inkwell", "Inkwell", (PageTarget(server.url_for("/pricing"), Role.PRICING),))
            conduct = Politeness(delay=0, addresses=AddressPolicy(allow_loopback=True))
            settings = CrawlSettings(politeness=conduct, http_first=False, max_states=0, vary=vary, later_seconds=later)
            (visit,) = SpiderCapturer(store, settings, browser_found).visit([platform])
            return audit_visit(platform, visit, store.blobs.get, load_rules(plugins=False), {})

        yield run


def loads(result: PlatformResult) -> int:
    return sum(trial_of(capture.state) is not None for capture in result.visit.captures)


def outcome(result: PlatformResult, rule: str) -> Outcome:
    return next(outcome for outcome in result.outcomes if outcome.rule == rule)


def kinds(result: PlatformResult) -> list[VariationKind]:
    return [item.kind for page in result.facts.pages for item in page.variations]


def told(result: PlatformResult) -> set[bool]:
    """Whether countdowns begin anew, as far as that was settled."""
    return {item.restarts for page in result.facts.pages for item in page.tactics if item.restarts is not None}


def test_a_page_that_varies_with_nothing_is_loaded_twice_each_way(shop: Shop, audit: Audit) -> None:
    result = audit(Factor.LOCALE, Factor.VIEWPORT)
    assert kinds(result) == []
    assert (loads(result), shop.asked) == (8, 9)
    assert [row.states for row in result.coverage.pages] == [()]


def test_a_price_that_follows_the_language_of_the_browser_is_found(shop: Shop, audit: Audit) -> None:
    shop.cards = lambda request: {"studio": "14" if request.headers["Accept-Language"].startswith("de") else "10"}
    result = audit(Factor.LOCALE)
    assert kinds(result) == [VariationKind.REGION]
    (variation,) = result.facts.pages[0].variations
    assert {item.quote for item in variation.evidence if "amount" in item.proves} == {"$10", "$14"}
    assert loads(result) == 8
    assert outcome(result, "variable-pricing").verdict is not Verdict.VIOLATION


def test_a_price_for_those_who_were_there_before_is_a_violation(shop: Shop, audit: Audit) -> None:
    shop.cards = lambda request: {"studio": "12" if "seen" in request.cookies else "10"}
    result = audit(Factor.FRESH_PROFILE)
    assert kinds(result) == [VariationKind.RETURNING]
    verdict = outcome(result, "variable-pricing")
    assert verdict.verdict is Verdict.VIOLATION
    assert "whether a visitor was there before" in verdict.summary
    assert {trial_of(item.state) is not None for item in verdict.findings[0].evidence} == {True}


def test_a_price_that_depends_on_the_window_is_found(shop: Shop, audit: Audit) -> None:
    narrow = "<script>if (innerWidth < 500) document.querySelector('b').textContent = '$12'</script>"
    shop.cards = lambda _: {"more": narrow}
    assert kinds(audit(Factor.VIEWPORT)) == [VariationKind.DEVICE]


def test_an_experiment_on_everyone_is_swallowed_by_the_controls(shop: Shop, audit: Audit) -> None:
    prices = iter("10 10 12 12 12 10 10 12 10 12 10 12 12".split())
    shop.cards = lambda _: {"studio": next(prices)}
    result = audit(Factor.LOCALE)
    assert kinds(result) == []
    assert outcome(result, "variable-pricing").verdict is Verdict.NOT_APPLICABLE


def test_two_prices_that_only_seem_to_follow_are_not_taken_for_it(shop: Shop, audit: Audit) -> None:
    prices = iter("10 10 12 10 12 10 12 12 12".split())
    shop.cards = lambda _: {"studio": next(prices)}
    result = audit(Factor.VIEWPORT)
    assert loads(result) == 8
    assert kinds(result) == []


def test_a_countdown_that_begins_anew_for_every_visitor_is_evidence(shop: Shop, audit: Audit) -> None:
    shop.cards = lambda _: {"offer": COUNTDOWN, "more": TICK.format(end="Date.now() + 1800e3")}
    result = audit(Factor.TIME, later=8)
    assert told(result) == {True}
    verdict = outcome(result, "pressure-tactics")
    assert verdict.verdict is Verdict.VIOLATION
    assert "begins anew for every visitor" in verdict.summary


def test_a_countdown_to_one_moment_runs_down(shop: Shop, audit: Audit) -> None:
    shop.cards = lambda _: {"offer": COUNTDOWN, "more": TICK.format(end=(shop.opened + 1800) * 1000)}
    result = audit(Factor.TIME, later=8)
    assert told(result) == {False}
    assert "begins anew" not in outcome(result, "pressure-tactics").summary

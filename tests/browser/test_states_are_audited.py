"""What a page shows only after a press is read, and named with the press."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from pricelint import result_json
from pricelint.audit.registry import load_rules
from pricelint.browser import BrowserFound
from pricelint.model.outcome import Verdict
from pricelint.model.platform import PageTarget, Platform, Role
from pricelint.model.result import AuditResult
from pricelint.model.units import Period
from pricelint.net.address import AddressPolicy
from pricelint.net.policy import Politeness
from pricelint.pipeline import assemble, audit_visit
from pricelint.store.store import Store
from pricelint_spiders.crawl import SpiderCapturer
from pricelint_spiders.settings import CrawlSettings

PRICING = """<!doctype html><html lang=en><title>Inkwell pricing</title><body><h1>Plans for Inkwell</h1>
<div role=tablist aria-label=Billing>
<button role=tab aria-selected=true onclick="show(this, '$10', '$30')">Monthly</button>
<button role=tab aria-selected=false onclick="show(this, '$8', '$24')">Yearly</button></div><section>
<div class=card><h3>Studio</h3><p><b>$10</b>/month</p><ul><li>1,000 credits per month</li></ul></div>
<div class=card><h3>Pro</h3><p><b>$30</b>/month</p><ul><li>4,000 credits per month</li></ul></div></section>
<button onclick="costs.showModal()">See credit costs</button><dialog id=costs></dialog>
<script>function show(tab, ...amounts) {
  for (const one of tab.parentElement.children) one.setAttribute('aria-selected', one === tab);
  document.querySelectorAll('b').forEach((b, n) => { b.textContent = amounts[n] });
}
costs.addEventListener('toggle', () => { costs.innerHTML = costs.open ?
  '<h2>What things cost</h2><table><tr><th>Action</th>' +
  '<th>Credits</th></tr><tr><td>Video clip</td><td>40 credits</td></tr></table><button aria-label=Close ' +
  'onclick="costs.close()">x</button>' : ''; });</script></body></html>"""


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory, browser_found: BrowserFound) -> Iterator[AuditResult]:
    folder: Path = tmp_path_factory.mktemp("store")
    with HTTPServer(host="127.0.0.1") as server, Store.open(folder) as store:
        server.expect_request("/robots.txt").respond_with_data("", content_type="text/plain")
        server.expect_request("/pricing").respond_with_data(PRICING, content_type="text/html; charset=utf-8")
        platform = Platform("inkwell", "Inkwell", (PageTarget(server.url_for("/pricing"), Role.PRICING),))
        conduct = Politeness(delay=0, addresses=AddressPolicy(allow_loopback=True))
        (visit,) = SpiderCapturer(store, CrawlSettings(politeness=conduct), browser_found).visit([platform])
        rules = load_rules(plugins=False)
        yield assemble([audit_visit(platform, visit, store.blobs.get, rules, {})], rules)


def test_each_plan_has_both_prices_and_nothing_contradicts(result: AuditResult) -> None:
    (facts,) = [platform.facts for platform in result.platforms]
    (page,) = facts.pages
    assert {plan.name: [(str(p.amount), p.billed) for p in plan.prices] for plan in page.plans} == {
        "Studio": [("USD 10", Period.MONTH), ("USD 8", Period.YEAR)],
        "Pro": [("USD 30", Period.MONTH), ("USD 24", Period.YEAR)],
    }
    assert facts.contradictions == ()


def test_costs_behind_a_button_are_read_and_named_as_that(result: AuditResult) -> None:
    (platform,) = result.platforms
    (cost,) = platform.facts.pages[0].costs
    assert {item.state for item in cost.evidence} == {"opened “See credit costs”"}
    assert all(item.box for item in cost.evidence)
    buried = next(outcome for outcome in platform.outcomes if outcome.rule == "buried-feature-costs")
    assert buried.verdict is Verdict.VIOLATION
    assert "text that is shown once a reader opened “See credit costs”" in buried.summary
    (placing,) = [finding.placing for finding in buried.findings if finding.placing]
    assert (placing.clicks, placing.after) == (1, "opened “See credit costs”")
    assert placing.font_size


def test_the_states_stand_in_the_row_of_their_page(result: AuditResult) -> None:
    (row,) = result.platforms[0].coverage.pages
    assert row.states == ("chose “Yearly”", "opened “See credit costs”")
    assert row.controls is not None
    assert (row.controls.found, row.controls.driven, row.controls.left_out) == (2, 2, ())


def test_the_result_survives_its_json(result: AuditResult) -> None:
    assert result_json.decode(result_json.encode(result)) == result

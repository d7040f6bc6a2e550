"""The figures of a place are those of the page as a browser shows it: we write the sizes, colours and positions."""

from __future__ import annotations

import pytest
from pytest_httpserver import HTTPServer

import pricelint_rules
from pricelint.browser import BrowserFound
from pricelint.documents.geometry import load_geometry
from pricelint.model.evidence import Place, Placing
from pricelint.model.outcome import Finding, Verdict
from pricelint.model.platform import PageTarget, Platform, Role
from pricelint.model.result import PlatformResult
from pricelint.net.address import AddressPolicy
from pricelint.net.policy import Politeness
from pricelint.pipeline import audit_visit
from pricelint.store.store import Store
from pricelint_spiders.crawl import SpiderCapturer
from pricelint_spiders.settings import CrawlSettings

HEAD = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Prices</title><style>
body { margin: 0; font: 16px/20px sans-serif; color: #000; background: #fff; height: 5000px; position: relative }
p, div { margin: 0; position: absolute; left: 40px; width: 600px }
.low { font-size: 11px; line-height: 20px; color: #999 }
</style></head><body>"""

OFFER = """<p style="top:20px">Everything that the studio makes is paid for in credits, month by month.</p>
<div style="top:100px; height:100px"><h3 style="margin:0">Pro</h3><span>$29 per month</span><br>
<span>1,000 credits per month</span></div>
<a style="position:absolute; top:260px" href="/faq">Questions</a>"""

FINE = f'{HEAD}{OFFER}<p class="low" style="top:%dpx">One image costs 5 credits.</p></body></html>'
TOOLTIP = f"""{HEAD}{OFFER}<p style="top:300px">Images in every style</p>
<div class="tooltip" role="tooltip" style="top:320px; visibility:hidden">One image costs 5 credits.</div>
</body></html>"""
PLAIN = f"{HEAD}{OFFER}</body></html>"
FAQ = f"""{HEAD}<p style="top:20px">Answers to what is asked most often about the studio.</p>
<a style="position:absolute; top:60px" href="/help">Help</a></body></html>"""
HELP = f"""{HEAD}<p style="top:20px">What the studio makes, and what it takes to make it.</p>
<p style="top:60px">One image costs 5 credits.</p></body></html>"""

LINE = 20
"""Height of a line of these pages, in CSS pixels."""


@pytest.fixture
def audited(httpserver: HTTPServer, store: Store, browser_found: BrowserFound) -> Auditor:
    return Auditor(httpserver, store, browser_found)


class Auditor:
    """Serves pages, captures them in the browser, and audits them with one rule."""

    def __init__(self, server: HTTPServer, store: Store, browser: BrowserFound) -> None:
        self.server, self.store, self.browser = server, store, browser
        self.window = 0.0

    def __call__(self, pages: dict[Role, str]) -> PlatformResult:
        for role, html in pages.items():
            self.server.expect_request(f"/{role.value}").respond_with_data(html, content_type="text/html")
        targets = tuple(PageTarget(self.server.url_for(f"/{role.value}"), role) for role in pages)
        platform = Platform("local", "Local", targets)
        conduct = Politeness(delay=0, page_timeout=15, robots=False, addresses=AddressPolicy(allow_loopback=True))
        (visit,) = SpiderCapturer(self.store, CrawlSettings(politeness=conduct), self.browser).visit([platform])
        shapes = self.store.blobs.get(visit.captures[0].artefacts.geometry or "")
        assert shapes is not None
        self.window = load_geometry(shapes).viewport[1]
        return audit_visit(platform, visit, self.store.blobs.get, (pricelint_rules.BY_ID["buried-feature-costs"],), {})


def finding_of(result: PlatformResult) -> tuple[Finding, Placing]:
    (outcome,) = result.outcomes
    assert outcome.verdict is Verdict.VIOLATION, outcome.summary
    (finding,) = outcome.findings
    assert finding.placing is not None
    return finding, finding.placing


@pytest.mark.parametrize("top", [1500, 4000])
def test_size_contrast_and_distance_are_those_of_the_page(audited: Auditor, top: int) -> None:
    finding, placing = finding_of(audited({Role.PRICING: FINE % top}))
    price_ends = 100 + 2 * LINE
    assert (placing.place, placing.clicks, placing.measured) == (Place.FINE_PRINT, 0, True)
    assert (placing.font_size, placing.body_size) == (11.0, 16.0)
    assert placing.contrast == pytest.approx(2.85, abs=0.01)
    assert placing.screens == pytest.approx((top - price_ends) / audited.window, abs=0.02)
    assert "11 px against 16 px of the page; contrast 2.8:1; " in finding.message
    assert f"{(top - price_ends) / audited.window:.1f} screens below the nearest price" in finding.message


def test_what_is_hidden_until_it_is_pointed_at_has_no_figure_and_says_how_it_is_seen(audited: Auditor) -> None:
    finding, placing = finding_of(audited({Role.PRICING: TOOLTIP}))
    assert (placing.place, placing.measured, placing.font_size, placing.screens) == (Place.TOOLTIP, True, None, None)
    assert "shown once it is pointed at; not shown in the state as captured" in finding.message


def test_another_page_is_counted_in_clicks_and_what_was_fetched_without_a_browser_says_so(audited: Auditor) -> None:
    finding, placing = finding_of(audited({Role.PRICING: PLAIN, Role.FAQ: FAQ, Role.HELP: HELP}))
    assert (placing.page.rpartition("/")[2], placing.clicks, placing.measured) == ("help", 2, False)
    assert "2 clicks from the pricing page; sizes and distances were not measured: no browser" in finding.message

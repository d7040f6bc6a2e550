"""Two controls that change the same figures are driven together: what the second shows depends on the first."""

# ruff: noqa: E501 - pages with scripts in their attributes
from __future__ import annotations

from dataclasses import replace

import pytest
from pytest_httpserver import HTTPServer

from pricelint.browser import BrowserFound
from pricelint.model.capture import Capture, CaptureOutcome, Controls, Visit
from pricelint.model.platform import PageTarget, Platform, Role
from pricelint.model.site import SiteFacts
from pricelint.net.address import AddressPolicy
from pricelint.net.policy import Politeness
from pricelint.pipeline import read_visit
from pricelint.store.store import Store
from pricelint_spiders.crawl import SpiderCapturer
from pricelint_spiders.settings import CrawlSettings

HEAD = "<!doctype html><html lang=en><title>Plans</title><h1>Plans of ours for everyone</h1>"
FLIP = "this.setAttribute('aria-checked', this.getAttribute('aria-checked') !== 'true'); show()"
SWITCH = f'<div>Monthly <button role=switch id=y aria-checked=false onclick="{FLIP}">o</button> Yearly</div>'
SLIDER = '<label>Credits <input type=range id=s min=1000 max=3000 step=1000 value=1000 oninput="show()"></label>'
CARD = "<section><h3>Pro</h3><p><b id=p>$20</b>/month</p><p><b id=n>1000</b> credits per month</p></section>"
YEARLY = "const yearly = y.getAttribute('aria-checked') === 'true';"
TABS = """<div role=tablist>{}</div>""".format(
    "".join(
        f"""<button role=tab aria-selected={on} onclick="[...this.parentElement.children].forEach(e =>
        e.setAttribute('aria-selected', e === this)); tab = '{name}'; show()">{name}</button>"""
        for name, on in (("Solo", "true"), ("Team", "false"))
    )
)
PAGES = {
    "/slider": f"""{SWITCH}{SLIDER}{CARD}<script>function show() {{ {YEARLY} n.textContent = s.value;
        p.textContent = '$' + s.value / 50 * (yearly ? 0.75 : 1) }}</script>""",
    "/tabs": f"""{TABS}{SWITCH}{CARD}<script>let tab = 'Solo'; function show() {{ {YEARLY} const team = tab === 'Team';
        n.textContent = team ? 5000 : 1000; p.textContent = team ? (yearly ? '$66' : '$80') : (yearly ? '$15' : '$20') }}</script>""",
    "/apart": f"""{SWITCH}{CARD}<p>Next to nothing here</p><p>More of it</p><p>And of that</p><label>Clip <select onchange="c.textContent =
        this.value"><option value=40>short<option value=90>long</select></label><p>A clip costs <b id=c>40</b> credits</p>
        <script>function show() {{ {YEARLY} p.textContent = yearly ? '$15' : '$20' }}</script>""",
    "/twins": f"""{SWITCH}<div>Pay monthly <button role=switch id=z aria-checked=false onclick="y.click(); this.setAttribute('aria-checked',
        y.getAttribute('aria-checked'))">o</button> Pay yearly</div>{CARD}<script>function show() {{ {YEARLY}
        p.textContent = yearly ? '$15' : '$20' }}</script>""",
    "/three": f"""{SWITCH}{SLIDER.replace("3000", "4000")}<label>Currency <select id=q onchange="show()"><option>$<option>€</select></label>{CARD}<script>
        function show() {{ {YEARLY} n.textContent = s.value; p.textContent = q.value + s.value / 50 * (yearly ? 0.75 : 1)
        * (q.value === '$' ? 1 : 0.9) }}</script>""",
    "/stuck": f"""{SWITCH}{SLIDER}<label>Currency <select id=q onchange="show()"><option>$<option>€</select></label>{CARD}<script>let once = false; function show() {{ {YEARLY} once ||= yearly && s.value > 1000;
        n.textContent = s.value; p.textContent = q.value + (once ? 7 : s.value / 50 * (yearly ? 0.75 : 1)) }}</script>""",
}  # fmt: skip


@pytest.fixture(scope="module")
def visit(store: Store, browser_found: BrowserFound) -> Visit:
    with HTTPServer(host="127.0.0.1") as server:
        for path, html in PAGES.items():
            server.expect_request(path).respond_with_data(HEAD + html, content_type="text/html; charset=utf-8")
        server.expect_request("/robots.txt").respond_with_data("", content_type="text/plain")
        pages = tuple(PageTarget(server.url_for(path), Role.PRICING) for path in PAGES)
        conduct = Politeness(delay=0, page_timeout=30, addresses=AddressPolicy(allow_loopback=True))
        settings = CrawlSettings(politeness=conduct, max_states=5, state_seconds=25)
        (made,) = SpiderCapturer(store, settings, browser_found).visit([Platform("local", "Local", pages)])
    assert {capture.outcome for capture in made.captures} == {CaptureOutcome.CAPTURED}
    return made


def of(visit: Visit, path: str) -> list[Capture]:
    return [capture for capture in visit.captures if capture.requested_url.endswith(path)]


def left_out(visit: Visit, path: str) -> list[tuple[str, str]]:
    controls = of(visit, path)[0].controls
    assert isinstance(controls, Controls)
    return [(one.control, one.reason) for one in controls.left_out]


def facts(visit: Visit, path: str, store: Store) -> SiteFacts:
    return read_visit(replace(visit, captures=tuple(of(visit, path))), store.blobs.get).facts


def test_each_stop_of_a_slider_has_its_yearly_price_too(visit: Visit, store: Store) -> None:
    switch, slider = "clicked the switch “Yearly”", "moved the slider “Credits” to {}"
    assert [capture.state for capture in of(visit, "/slider")] == [
        "first",
        switch,
        *(slider.format(stop) for stop in (2000, 3000)),
        *(f"{switch}, then {slider.format(stop)}" for stop in (2000, 3000)),
    ]
    assert left_out(visit, "/slider") == []
    found = facts(visit, "/slider", store)
    assert found.contradictions == ()
    sold = {
        int(plan.allowance.amount or 0): [(str(price.amount), str(price.billed)) for price in plan.prices]
        for plan in found.pages[0].plans
        if plan.allowance
    }
    assert sold == {
        1000: [("USD 20", "month"), ("USD 15", "year")],
        2000: [("USD 40", "month"), ("USD 30", "year")],
        3000: [("USD 60", "month"), ("USD 45", "year")],
    }


def test_a_tab_is_seen_with_the_yearly_price(visit: Visit) -> None:
    assert [capture.state for capture in of(visit, "/tabs")][1:] == [
        "clicked the switch “Yearly”",
        "chose “Team”",
        "clicked the switch “Yearly”, then chose “Team”",
    ]


@pytest.mark.parametrize("path", ["/apart", "/twins"])
def test_controls_that_change_other_figures_or_are_one_are_not_combined(visit: Visit, path: str) -> None:
    assert not [capture.state for capture in of(visit, path) if ", then " in capture.state]
    assert left_out(visit, path) == []


def test_what_is_left_out_of_the_combinations_is_told(visit: Visit) -> None:
    states = [capture.state for capture in of(visit, "/three")]
    assert len(states) == 1 + 5 + 5
    assert len(set(states)) == len(states)
    assert max(state.count(", then ") for state in states) == 1
    assert left_out(visit, "/three") == [
        (
            "2 of 3 positions of select “Currency” together with slider “Credits”",
            "as many states of this page were captured as its settings allow",
        ),
        ("three controls that change the same figures", "no more than two controls are driven together"),
    ]


def test_a_page_that_cannot_be_put_back_is_not_combined_further(visit: Visit) -> None:
    assert of(visit, "/stuck")[-1].state == "clicked the switch “Yearly”, then moved the slider “Credits” to 3000"
    assert left_out(visit, "/stuck")[0] == (
        "2 of 2 positions of select “Currency” together with slider “Credits”",
        "the page could not be put back as it was once two controls had been driven",
    )

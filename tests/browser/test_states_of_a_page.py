# ruff: noqa: E501 - pages with scripts in their attributes
from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from selectolax.lexbor import LexborHTMLParser
from werkzeug import Request, Response

from pricelint.browser import BrowserFound
from pricelint.model.capture import Capture, CaptureOutcome, Controls, Visit
from pricelint.model.platform import PageTarget, Platform, Role
from pricelint.net.address import AddressPolicy
from pricelint.net.policy import Politeness
from pricelint.store.store import Store
from pricelint_spiders.crawl import SpiderCapturer
from pricelint_spiders.settings import CrawlSettings

HEAD = "<!doctype html><html lang=en><title>Plans</title><h1>Plans of ours for everyone</h1>"
PRO = "<p>Pro <b id=p>$30</b> per month, <b id=n>1,000</b> credits</p>"
FLIP = "this.setAttribute('aria-checked', this.getAttribute('aria-checked') !== 'true');"
SELECTED = "[...this.parentElement.children].forEach(e => e.setAttribute('aria-selected', e === this));"
LOUD = "this.classList.add('active');"

PAGES = {
    "/still": PRO,
    "/switch": f"""<div>Monthly <button role=switch aria-checked=false onclick="{FLIP}
        p.textContent = p.textContent === '$30' ? '$24' : '$30'">o</button> Yearly</div>{PRO}""",
    "/checkbox": """<style>#c { opacity: 0; position: absolute } .y { display: none } #c:checked ~ p .y { display: inline }
        #c:checked ~ p .m { display: none }</style><input type=checkbox id=c><label for=c>Bill annually</label>
        <p>Pro <b class=m>$30</b><b class=y>$24</b> per month</p>""",
    "/tabs": f"""<div role=tablist aria-label=Billing><button role=tab aria-selected=true onclick="{SELECTED} p.textContent = '$30'">
        Monthly</button><button role=tab aria-selected=false onclick="{SELECTED} fetch('/slow').then(() => p.textContent = '$24')">
        Yearly</button></div>{PRO}""",
    "/radios": f"""<fieldset><legend>Billing</legend><label><input type=radio name=b checked onchange="p.textContent = '$30'">
        Monthly</label><label><input type=radio name=b onchange="p.textContent = '$24'">Annually</label></fieldset>{PRO}""",
    "/pair": f"""<div><button class=active onclick="p.textContent = '¥3000'">月払い</button><button
        onclick="p.textContent = '¥2400'">年払い</button></div>{PRO}""",
    "/select": f"""<label>Currency <select onchange="p.textContent = {{USD: '$30', EUR: '€28', GBP: '£25'}}[this.value]"><option>USD
        <option>EUR<option>GBP</select></label>{PRO}""",
    "/listbox": f"""<button aria-haspopup=listbox aria-expanded=false onclick="l.hidden = !l.hidden">500 credits</button>
        <div id=l role=listbox hidden><div role=option aria-selected=true onclick="l.hidden = true; n.textContent = 500">500 credits
        </div><div role=option onclick="l.hidden = true; n.textContent = 900">900 credits</div></div>{PRO}""",
    "/slider": f"""<label>Credits <input type=range min=1000 max=4000 step=1000 value=1000 oninput="n.textContent = this.value;
        p.textContent = '$' + this.value / 100"></label>{PRO}""",
    "/knob": f"""<div role=slider tabindex=0 aria-label=Seats aria-valuemin=1 aria-valuemax=3 aria-valuenow=1 id=k
        style="width: 20px; height: 20px; background: red"></div>{PRO}<script>k.onkeydown = event => {{
        const now = +k.getAttribute('aria-valuenow'), to = {{Home: 1, End: 3, ArrowRight: now + 1, ArrowLeft: now - 1}}[event.key];
        const next = Math.min(3, Math.max(1, to)); k.setAttribute('aria-valuenow', next); p.textContent = '$' + 30 * next }}</script>""",
    "/folds": f"""{PRO}<details><summary>What does a video cost?</summary><p>A video costs 40 credits.</p></details>
        <button aria-expanded=false onclick="const o = this.getAttribute('aria-expanded') !== 'true';
        this.setAttribute('aria-expanded', o); d.textContent = o ? 'Unused credits are lost.' : ''">Do they last?</button><p id=d></p>""",
    "/one-fold-at-a-time": f"""{PRO}<details name=x><summary>Video</summary><p>A video costs 40 credits.</p></details>
        <details name=x><summary>Image</summary><p>An image costs 4 credits.</p></details>""",
    "/modal": f"""{PRO}<button onclick="d.showModal()">See credit costs</button><dialog id=d><p>A video costs 40 credits.</p>
        <button onclick="d.close()" aria-label=Close>x</button></dialog>""",
    "/tooltip": f"""{PRO}<span id=t tabindex=0 data-state=closed>Rollover</span><script>
        t.onmouseenter = () => {{ const e = document.createElement('div'); e.id = 'tip'; e.textContent = 'Credits are lost at the end';
        document.body.append(e) }}; t.onmouseleave = () => tip.remove()</script>""",
    "/more": f"""{PRO}<button onclick="m.hidden = false; this.remove()">Mehr anzeigen</button><p id=m hidden>Ein Bild: 4 Credits</p>""",
    "/emoji": f"""{PRO}<button aria-expanded=false onclick="this.setAttribute('aria-expanded', true); d.textContent =
        'A clip costs 40 credits.'">🎬 How do I buy a clip?</button><p id=d></p><button role=switch aria-checked=false
        onclick="{FLIP}" id=half>x</button><script>half.textContent = 'half \\ud83d of a pair'</script>""",
    "/lazy": f"""{PRO}<div style="height: 3000px"></div><p id=end>…</p><script>new IntersectionObserver((seen, o) => {{
        if (seen[0].isIntersecting) {{ o.disconnect(); fetch('/slow').then(() => end.textContent = 'An image costs 4 credits') }}
        }}).observe(end)</script>""",
    "/endless": f"""{PRO}<div id=feed></div><script>const more = () => {{ for (let i = 0; i < 20; i++) {{
        const e = document.createElement('p'); e.textContent = 'A picture by someone'; e.style.height = '200px'; feed.append(e) }} }};
        more(); addEventListener('scroll', more)</script>""",
    "/timer": f"""{PRO}<p>Ends in <span id=a>59</span> : <span id=b>59</span></p><script>let left = 5000; setInterval(() => {{
        left--; a.textContent = Math.floor(left / 100); b.textContent = left % 100 }}, 40)</script>
        <button aria-pressed=false onclick="{LOUD}">Favourite</button>""",
    "/far": f"""{PRO}<p>One</p><p>Two</p><p>Three</p><div role=tablist><button role=tab aria-selected=true onclick="{SELECTED}
        s.textContent = 'Anna says it is fine'">Anna</button><button role=tab aria-selected=false onclick="{SELECTED}
        s.textContent = 'Ben says it is good'">Ben</button></div><p id=s>Anna says it is fine</p>""",
    "/many": PRO + "".join(
        f"""<p><button role=switch aria-checked=false onclick="{FLIP} n.textContent = n.textContent === '1,000' ? {i} : '1,000'">
        Option {i}</button></p>""" for i in range(40)
    ),
    "/hostile": f"""{PRO}<form method=post action=/bought><button>Yearly</button><input type=submit value="See credit costs"></form>
        <button onclick="fetch('/bought', {{method: 'POST'}})" aria-pressed=false>Buy yearly</button>
        <button onclick="fetch('/bought', {{method: 'POST'}})" aria-haspopup=dialog>Jetzt kaufen</button>
        <a role=tab href=/away>Team</a><a role=button aria-expanded=false href=/away>Compare</a>
        <button role=switch aria-checked=false onclick="location.href = '/away'">Annual by leaving</button>
        <button role=switch aria-checked=false onclick="window.open('/popup')">Annual by a window</button>
        <button role=switch aria-checked=false onclick="alert('no'); confirm('no')">Annual by dialogs</button>
        <button role=switch aria-checked=false onclick="document.forms[0].submit()">Annual by sending</button>
        <button role=switch aria-checked=false onclick="document.forms[0].requestSubmit()">Annual by asking to send</button>
        <button role=switch aria-checked=false onclick="history.pushState({{}}, '', '/checkout')">Annual by another route</button>
        <div id=cookie-banner><button aria-pressed=false onclick="fetch('/accepted')">Statistics</button></div>
        <details><summary>Costs</summary><p>A video costs 40 credits.</p></details>
        <script>addEventListener('beforeunload', event => event.preventDefault())</script>""",
    "/after": PRO,
}  # fmt: skip


def slow(_: Request) -> Response:
    threading.Event().wait(0.3)
    return Response("{}", content_type="application/json")


@pytest.fixture(scope="module")
def site() -> Iterator[HTTPServer]:
    with HTTPServer(host="127.0.0.1") as server:
        for path, html in PAGES.items():
            server.expect_request(path).respond_with_data(HEAD + html, content_type="text/html; charset=utf-8")
        server.expect_request("/slow").respond_with_handler(slow)
        server.expect_request("/robots.txt").respond_with_data("", content_type="text/plain")
        yield server


@pytest.fixture(scope="module")
def visit(site: HTTPServer, store: Store, browser_found: BrowserFound) -> Visit:
    pages = tuple(PageTarget(site.url_for(path), Role.PRICING) for path in PAGES)
    conduct = Politeness(delay=0, page_timeout=30, addresses=AddressPolicy(allow_loopback=True))
    settings = CrawlSettings(politeness=conduct, max_states=6, state_seconds=25)
    (made,) = SpiderCapturer(store, settings, browser_found).visit([Platform("local", "Local", pages)])
    assert {capture.outcome for capture in made.captures} == {CaptureOutcome.CAPTURED}
    return made


def of(visit: Visit, path: str) -> list[Capture]:
    return [capture for capture in visit.captures if capture.requested_url.endswith(path)]


def known(visit: Visit, path: str) -> Controls:
    first, *later = of(visit, path)
    assert first.controls is not None
    assert all(capture.controls is None for capture in later)
    return first.controls


def text(store: Store, capture: Capture) -> str:
    body = LexborHTMLParser(store.content(capture).decode()).body
    assert body is not None
    return " ".join(body.text(separator=" ").split())


ONE_STATE = {
    "/switch": ("clicked the switch “Yearly”", "Pro $24 per month"),
    "/checkbox": ("clicked the switch “Bill annually”", "$24 per month"),
    "/tabs": ("chose “Yearly”", "Pro $24 per month"),
    "/radios": ("chose “Annually”", "Pro $24 per month"),
    "/pair": ("chose “年払い”", "Pro ¥2400 per month"),
    "/listbox": ("chose “900 credits” in “500 credits”", "900 credits"),
    "/folds": ("unfolded all 2 folded texts", "Unused credits are lost."),
    "/modal": ("opened “See credit costs”", "A video costs 40 credits."),
    "/tooltip": ("pointed at “Rollover”", "Credits are lost at the end"),
    "/more": ("pressed “Mehr anzeigen”", "Ein Bild: 4 Credits"),
    "/emoji": ("unfolded “🎬 How do I buy a clip?”", "A clip costs 40 credits."),
    "/lazy": ("scrolled to the end of the page", "An image costs 4 credits"),
}


@pytest.mark.parametrize("path", ONE_STATE)
def test_a_control_is_driven_once_and_what_it_shows_is_captured(visit: Visit, store: Store, path: str) -> None:
    words, shown = ONE_STATE[path]
    first, *later = of(visit, path)
    assert [(capture.state, shown in text(store, capture)) for capture in later] == [(words, True)]
    assert first.state == "first"
    assert later[0].artefacts.geometry != first.artefacts.geometry
    assert later[0].artefacts.screenshot
    assert later[0].captured_at >= visit.started_at


def test_every_entry_of_a_select_is_a_state(visit: Visit, store: Store) -> None:
    states = [capture.state for capture in of(visit, "/select")]
    assert states == ["first", "chose “EUR” in “Currency”", "chose “GBP” in “Currency”"]
    assert "€28" in text(store, of(visit, "/select")[1])


def test_a_slider_is_moved_to_both_ends_and_its_stops(visit: Visit, store: Store) -> None:
    later = of(visit, "/slider")[1:]
    assert [capture.state for capture in later] == [f"moved the slider “Credits” to {at}" for at in (2000, 3000, 4000)]
    assert "$40 per month, 4000 credits" in text(store, later[-1])


def test_a_slider_made_of_elements_is_moved_by_its_keys(visit: Visit) -> None:
    states = [capture.state for capture in of(visit, "/knob")[1:]]
    assert sorted(states) == ["moved the slider “Seats” to 2", "moved the slider “Seats” to 3"]


def test_folds_that_close_each_other_are_states_of_their_own(visit: Visit) -> None:
    states = [capture.state for capture in of(visit, "/one-fold-at-a-time")[1:]]
    assert states == ["unfolded “Video”", "unfolded “Image”"]


@pytest.mark.parametrize("path", ["/still", "/timer", "/far"])
def test_what_changes_nothing_beside_a_price_is_no_state(visit: Visit, path: str) -> None:
    assert [capture.state for capture in of(visit, path)] == ["first"]
    assert known(visit, path).left_out == ()


def test_a_page_of_forty_controls_ends_at_its_bound_and_says_what_was_left(visit: Visit) -> None:
    controls = known(visit, "/many")
    assert len(of(visit, "/many")) == 1 + 6
    assert (controls.found, controls.driven) == (40, 6)
    assert [left.control for left in controls.left_out[:34]] == [f"switch “Option {n}”" for n in range(6, 40)]
    assert controls.left_out[34].control == "1 of 1 positions of switch “Option 1” together with switch “Option 3”"


def test_an_endless_page_is_left_and_that_is_told(visit: Visit) -> None:
    assert known(visit, "/endless").left_out[0].control == "the rest of the page"


def test_a_hostile_page_sells_nothing_sends_nothing_and_leads_nowhere(visit: Visit, site: HTTPServer) -> None:
    asked = {request.path for request, _ in site.log}
    assert asked == {*PAGES, "/slow", "/robots.txt"}
    assert all(request.method == "GET" for request, _ in site.log)
    told = " ".join(f"{one.control}: {one.reason}" for one in known(visit, "/hostile").left_out)
    for words in ("Annual by leaving", "Annual by another route", "Buy yearly", "Jetzt kaufen", "Team", "Compare"):
        assert words in told
    assert [capture.state for capture in of(visit, "/hostile")[1:]] == ["unfolded “Costs”"]
    assert {capture.final_url for capture in of(visit, "/hostile")} == {site.url_for("/hostile")}


def test_the_page_after_a_hostile_one_is_visited_as_any_other(visit: Visit) -> None:
    assert [capture.outcome for capture in of(visit, "/after")] == [CaptureOutcome.CAPTURED]


def test_states_and_what_was_left_out_come_back_from_the_store(visit: Visit, store: Store) -> None:
    assert store.visits.visit(visit.id) == visit


def test_without_states_nothing_is_looked_for(site: HTTPServer, tmp_path: Path, browser_found: BrowserFound) -> None:
    conduct = Politeness(delay=0, addresses=AddressPolicy(allow_loopback=True))
    with Store.open(tmp_path) as store:
        pages = (PageTarget(site.url_for("/switch"), Role.PRICING),)
        settings = CrawlSettings(politeness=conduct, max_states=0)
        (made,) = SpiderCapturer(store, settings, browser_found).visit([Platform("local", "Local", pages)])
    assert [(capture.state, capture.controls) for capture in made.captures] == [("first", None)]

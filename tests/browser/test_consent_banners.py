from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from pricelint.browser import BrowserFound
from pricelint.model.capture import Banner, BannerOutcome, Capture, CaptureOutcome
from pricelint.model.platform import PageTarget, Platform, Role
from pricelint.net.address import AddressPolicy
from pricelint.net.policy import Politeness
from pricelint.store.store import Store
from pricelint_spiders.crawl import SpiderCapturer
from pricelint_spiders.settings import CrawlSettings

PRICES = "<h1>Plans</h1><p>Pro costs $29 a month and holds 1,000 credits, which roll over for a year.</p>" * 6
NOTE = "fetch('/pressed?'+this.innerText);document.querySelector('#b').remove()"
STYLE = "position:fixed;left:0;right:0;bottom:0;background:#fff"
TEXTS = {
    "en": ("We use cookies to improve this site.", "Reject all", "Accept all"),
    "de": ("Wir verwenden Cookies.", "Nur notwendige Cookies", "Alle akzeptieren"),
    "fr": ("Nous utilisons des cookies.", "Continuer sans accepter", "Tout accepter"),
    "es": ("Utilizamos cookies.", "Rechazar todo", "Aceptar todo"),
    "pt": ("Usamos cookies.", "Rejeitar tudo", "Aceitar tudo"),
    "it": ("Utilizziamo i cookie.", "Rifiuta tutti", "Accetta tutti"),
    "ja": ("クッキーを使用しています。", "すべて拒否する", "すべて同意する"),
    "zh": ("我们重视您的隐私，使用 Cookie。", "全部拒绝", "全部接受"),
    "ko": ("쿠키를 사용합니다.", "모두 거부", "모두 동의"),
    "ru": ("Мы используем файлы cookie.", "Отклонить все", "Принять все"),
}


def banner(says: str, *buttons: str, style: str = STYLE) -> str:
    row = "".join(f'<button onclick="{NOTE}">{label}</button>' for label in buttons)
    return f'<div id=b style="{style}"><p>{says}</p>{row}</div>'


def page(inside: str) -> str:
    return f"<!doctype html><html><title>Plans</title><body>{PRICES}{inside}</body></html>"


SHADOW = """<cookie-notice id=host></cookie-notice><script>
const root = document.querySelector('#host').attachShadow({mode: 'open'});
root.innerHTML = `<div style="position:fixed;bottom:0"><p>We use cookies.</p>
<button>Decline</button><button>OK</button></div>`;
root.querySelector('button').onclick = () => { fetch('/pressed?Decline'); document.querySelector('#host').remove(); };
</script>"""
FRAME = """<iframe src=/frame style="position:fixed;bottom:0"></iframe><script>
addEventListener('message', () => document.querySelector('iframe').remove());</script>"""
IN_FRAME = """<!doctype html><body><p>We value your privacy.</p><button>Accept all</button>
<button onclick="fetch('/pressed?frame');parent.postMessage('done','*')">Only necessary</button>"""
WALL = f"""<!doctype html><html><title>Plans</title><body><div id=b style="{STYLE};top:0">
<p>Before you continue: cookies</p><button>Accept all</button>
<button onclick="fetch('/pressed?wall');document.body.innerHTML=`{PRICES}`">Reject all</button></div>"""


@pytest.fixture
def server() -> Iterator[HTTPServer]:
    with HTTPServer(host="127.0.0.1") as running:
        running.expect_request("/robots.txt").respond_with_data("", content_type="text/plain")
        running.expect_request("/pressed").respond_with_data("ok", content_type="text/plain")
        running.expect_request("/frame").respond_with_data(IN_FRAME, content_type="text/html; charset=utf-8")
        yield running


@pytest.fixture
def capture(
    server: HTTPServer, tmp_path: Path, browser_found: BrowserFound
) -> Callable[..., list[tuple[Capture, str]]]:
    """Captures pages, each as a platform of its own; gives each capture and its stored HTML."""

    def run(*pages: str) -> list[tuple[Capture, str]]:
        platforms = []
        for number, html in enumerate(pages):
            server.expect_request(f"/{number}").respond_with_data(html, content_type="text/html; charset=utf-8")
            target = PageTarget(server.url_for(f"/{number}"), Role.PRICING)
            platforms.append(Platform(f"p{number}", "P", (target,)))
        conduct = Politeness(delay=0, page_timeout=15, addresses=AddressPolicy(allow_loopback=True))
        with Store.open(tmp_path) as store:
            visits = {
                v.platform: v for v in SpiderCapturer(store, CrawlSettings(conduct), browser_found).visit(platforms)
            }
            made = [visits[platform.id].captures[0] for platform in platforms]
            assert [store.visits.visit(visits[p.id].id) for p in platforms] == [visits[p.id] for p in platforms]
            return [(each, store.blobs.get(each.sha256).decode() if each.sha256 else "") for each in made]

    return run


def pressed(server: HTTPServer) -> list[str]:
    return [request.query_string.decode() for request, _ in server.log if request.path == "/pressed"]


def test_a_banner_is_declined_in_ten_languages(
    server: HTTPServer, capture: Callable[..., list[tuple[Capture, str]]]
) -> None:
    done = capture(*(page(banner(says, agree, decline)) for says, decline, agree in TEXTS.values()))
    assert {made.banner.outcome for made, _ in done if made.banner} == {BannerOutcome.DECLINED}
    assert all(made.banner for made, _ in done)
    for (says, decline, _), (_, html) in zip(TEXTS.values(), done, strict=True):
        assert says not in html, decline
        assert "$29" in html
    assert len(pressed(server)) == len(TEXTS)


def test_a_banner_is_declined_in_a_shadow_root_and_in_a_frame(
    capture: Callable[..., list[tuple[Capture, str]]],
) -> None:
    (shadow, html), (frame, _) = capture(page(SHADOW), page(FRAME))
    assert shadow.banner == Banner(BannerOutcome.DECLINED, "decline")
    assert "We use cookies" not in html.partition("<script>")[0]
    assert frame.banner == Banner(BannerOutcome.DECLINED, "only necessary")


def test_a_banner_that_only_agrees_is_left_and_recorded(
    server: HTTPServer, capture: Callable[..., list[tuple[Capture, str]]]
) -> None:
    ((made, html),) = capture(page(banner("We use cookies.", "Accept all", "Settings")))
    assert made.banner == Banner(BannerOutcome.LEFT, "accept all")
    assert "We use cookies" in html
    assert pressed(server) == []


@pytest.mark.parametrize(
    "inside",
    [
        f'<p>An offer about cookies</p><button onclick="{NOTE}" id=b>Decline</button>',
        f"<div role=dialog style='{STYLE}'><p>Our news</p><button id=b onclick=\"{NOTE}\">No thanks</button></div>",
        f"<div style='{STYLE}'><p>We use cookies</p><a id=b href=/pressed?link>Reject all</a></div>",
        "<p>We use cookies in the kitchen.</p><button>Accept</button>",
    ],
)
def test_what_is_no_banner_is_not_touched(
    server: HTTPServer, capture: Callable[..., list[tuple[Capture, str]]], inside: str
) -> None:
    ((made, _),) = capture(page(inside))
    assert made.banner is None
    assert pressed(server) == []


def test_behind_a_wall_that_can_be_declined_stands_the_page(
    server: HTTPServer, capture: Callable[..., list[tuple[Capture, str]]]
) -> None:
    closed = WALL.replace("Reject all", "Manage options")
    (made, html), (wall, _) = capture(WALL, closed)
    assert made.outcome is CaptureOutcome.CAPTURED
    assert "$29" in html
    assert wall.outcome is CaptureOutcome.CONSENT_WALL
    assert pressed(server) == ["wall"]

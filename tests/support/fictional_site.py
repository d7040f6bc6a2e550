"""A fictional platform of some thirty pages in several languages, for what a visit finds by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

SALES = "Ink is what Inkwell sells: it pays for pictures and films, and what is left stays in your account for a year. "
PRICES = (
    "Starter costs ${} a month and holds {} credits. Studio costs ${} a month and holds {} credits, for whole teams. "
)


def _links(*pairs: str) -> str:
    return "".join(f'<a href="{path}">{text}</a> ' for path, _, text in (pair.partition(" ") for pair in pairs))


def _page(title: str, body: str, links: str = "", head: str = "", language: str = "en") -> str:
    return (
        f"<!doctype html><html lang={language}><title>{title}</title>{head}<h1>{title}</h1><p>{body}</p>{links}</html>"
    )


HREFLANG = "<link rel=alternate hreflang=en href=/pricing><link rel=alternate hreflang=de href=/preise>"
NAV = _links("/faq FAQ", "/pricing-b Plans", "/help Help", "/api-pricing API")
FOOTER = NAV + _links(
    *("/about About", "/careers Careers", "/blog Blog", "/login Log in", "/terms Terms", "/refund-policy Refunds"),
    *("/privacy Privacy", "/gallery Gallery", "/preise Deutsch", "/fr/pricing Français", "/ja/pricing 日本語"),
    *("/affiliate/credits Affiliate", "/blog/credits-are-great Credits are great", "/tag/credits credits"),
)
ARTICLES = _links("/help/a1 What an image costs in credits", "/help/a2 Change your password")
PLAIN = (
    "about",
    "careers",
    "blog",
    "privacy",
    "gallery",
    "affiliate/credits",
    "fr/pricing",
    "ja/pricing",
    "tag/credits",
)

PAGES: dict[str, str] = {
    "/pricing": _page("Plans", SALES * 3 + PRICES.format(9, 100, 29, 500) * 3, FOOTER, HREFLANG),
    "/pricing-b": _page("Plans", SALES * 3 + PRICES.format(12, 100, 39, 500) * 3, FOOTER),
    "/preise": _page("Preise", "Starter kostet 9 € im Monat. " * 20, language="de"),
    "/faq": _page("Questions", "Do credits expire? Yes, after a year. " * 15, FOOTER),
    "/help": _page("Help center", SALES * 6, ARTICLES + FOOTER),
    "/help/a1": _page("What an image costs", "An image costs 4 credits. " * 20, _links("/help/a3 Credits")),
    "/help/a2": _page("Change your password", SALES * 6),
    "/help/a3": _page("Credits", SALES * 6),
    "/api-pricing": _page("Prices of the API", "A call costs $0.02 or one credit. " * 20),
    "/terms": _page("Terms", SALES * 8),
    "/refund-policy": _page("Refunds", "Whoever asks within 14 days is paid back. " * 14),
    "/changelog": _page("Changelog", "On 3 May an image came to cost 4 credits. " * 14),
    "/models": _page("Models", "Aquarell 2 takes 4 credits, Fresko takes 9 credits. " * 12),
    "/docs/billing": _page("Billing", "We bill on the day of the month on which you began. " * 12),
    "/blog/credits-are-great": _page("Credits are great", SALES * 5),
    **{f"/{name}": _page(name, SALES * 5) for name in PLAIN},
}

SITEMAP = ["/pricing", "/changelog", "/fr/faq", "/blog/credits-are-great", "/gallery"]
LLMS = "# Inkwell\n\n- [Models](/models): what each takes\n- [Billing](/docs/billing)\n- [Elsewhere](https://elsewhere.test/faq)\n"


@dataclass
class FictionalSite:
    """The site on a loopback server; `asked` notes the paths of all requests, in order."""

    server: HTTPServer
    pages: Mapping[str, str] = field(default_factory=lambda: PAGES)
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.server.expect_request("/robots.txt").respond_with_handler(self._robots)
        self.server.expect_request("/maps/site.xml").respond_with_handler(self._sitemap)
        self.server.expect_request("/llms.txt").respond_with_handler(self._llms)
        for path in self.pages:
            self.server.expect_request(path).respond_with_handler(self._answer)

    def _robots(self, request: Request) -> Response:
        self.asked.append(request.path)
        text = f"User-agent: *\nDisallow: /privacy\nSitemap: {self.server.url_for('/maps/site.xml')}\n"
        return Response(text, content_type="text/plain")

    def _sitemap(self, request: Request) -> Response:
        self.asked.append(request.path)
        rows = "".join(f"<url><loc>{self.server.url_for(path)}</loc></url>" for path in SITEMAP)
        space = "http://www.sitemaps.org/schemas/sitemap/0.9"
        return Response(f'<urlset xmlns="{space}">{rows}</urlset>', content_type="application/xml")

    def _llms(self, request: Request) -> Response:
        self.asked.append(request.path)
        return Response(LLMS, content_type="text/plain")

    def _answer(self, request: Request) -> Response:
        self.asked.append(request.path)
        return Response(self.pages[request.path], content_type="text/html; charset=utf-8")

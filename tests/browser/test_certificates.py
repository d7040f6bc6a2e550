"""The certificate of a host is verified, by plain HTTP and by the browser, and its sha256 kept."""

from __future__ import annotations

import hashlib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from event_loop import run
from playwright.async_api import async_playwright
from pytest_httpserver import HTTPServer

from pricelint.browser import BrowserFound, launch_options
from pricelint.model.capture import Artefacts, Capture, CaptureOutcome, Fetcher
from pricelint.model.platform import PageTarget, Platform, Role
from pricelint.net.address import AddressPolicy
from pricelint.net.policy import Politeness
from pricelint.store.store import Store
from pricelint_spiders.browser.traffic import Traffic
from pricelint_spiders.crawl import SpiderCapturer
from pricelint_spiders.settings import CrawlSettings, TrafficLimits

PAGE = "<!doctype html><title>Terms</title>" + "<p>Credits expire after 12 months; plans renew monthly.</p>" * 10


class Certified:
    """A certificate that vouches for itself and for one address, and a server's context that shows it."""

    def __init__(self, address: str, folder: Path) -> None:
        key, name = (
            ec.generate_private_key(ec.SECP256R1()),
            x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "plans")]),
        )
        now, day = datetime.now(UTC), timedelta(days=1)
        built = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        built = built.serial_number(7).not_valid_before(now - day).not_valid_after(now + day)
        names = x509.SubjectAlternativeName([x509.IPAddress(ip_address(address))])
        signed = built.add_extension(names, critical=False).sign(key, hashes.SHA256())
        secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        self.der = signed.public_bytes(Encoding.DER)
        self.file = folder / "server.pem"
        self.file.write_bytes(signed.public_bytes(Encoding.PEM) + secret)
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(self.file)


@pytest.fixture(scope="module")
def certified(tmp_path_factory: pytest.TempPathFactory) -> Certified:
    return Certified("127.0.0.1", tmp_path_factory.mktemp("tls"))


@contextmanager
def serving(certified: Certified) -> Iterator[HTTPServer]:
    with HTTPServer(host="127.0.0.1", ssl_context=certified.context) as running:
        running.expect_request("/robots.txt").respond_with_data("User-agent: *\nDisallow: /closed", status=200)
        running.expect_request("/terms").respond_with_data(PAGE, content_type="text/html")
        yield running


@pytest.fixture
def server(certified: Certified) -> Iterator[HTTPServer]:
    with serving(certified) as running:
        yield running


def captured(server: HTTPServer, browser_found: BrowserFound, folder: Path, *paths: str) -> list[Capture]:
    settings = CrawlSettings(politeness=Politeness(delay=0, addresses=AddressPolicy(allow_loopback=True)))
    pages = tuple(PageTarget(server.url_for(path), Role.TERMS) for path in paths)
    with Store.open(folder) as store:
        (visit,) = SpiderCapturer(store, settings, browser_found).visit([Platform("plans", "Plans", pages)])
    return list(visit.captures)


def test_plain_http_notes_the_certificate_that_it_has_verified(
    server: HTTPServer,
    certified: Certified,
    browser_found: BrowserFound,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certified.file))
    (capture,) = captured(server, browser_found, tmp_path, "/terms")
    assert (capture.outcome, capture.fetcher) == (CaptureOutcome.CAPTURED, Fetcher.HTTP)
    assert capture.circumstances
    assert capture.circumstances.certificate == hashlib.sha256(certified.der).hexdigest()


def test_a_page_whose_certificate_nobody_vouches_for_is_no_evidence(
    server: HTTPServer, browser_found: BrowserFound, tmp_path: Path
) -> None:
    page, closed = captured(server, browser_found, tmp_path, "/terms", "/closed")
    assert (page.outcome, page.fetcher) == (CaptureOutcome.UNTRUSTED, Fetcher.BROWSER)
    assert "ERR_CERT_AUTHORITY_INVALID" in page.reason
    assert page.artefacts == Artefacts()
    assert closed.outcome is CaptureOutcome.ROBOTS
    assert "/terms" not in [request.path for request, _ in server.log]


def test_a_trusted_certificate_of_another_address_is_not_this_ones(
    browser_found: BrowserFound, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Certified("127.0.0.2", tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(other.file))
    with serving(other) as server:
        (page,) = captured(server, browser_found, tmp_path / "store", "/terms")
        assert page.outcome is CaptureOutcome.UNTRUSTED
        assert "/terms" not in [request.path for request, _ in server.log]


def test_the_browser_hands_out_the_certificate_that_was_shown(
    server: HTTPServer, certified: Certified, browser_found: BrowserFound
) -> None:
    async def shown() -> list[bytes | None]:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(**launch_options(browser_found.path, browser_found.environment))
            context = await browser.new_context(ignore_https_errors=True)
            page = await context.new_page()
            traffic = Traffic(await context.new_cdp_session(page), TrafficLimits(), frame="")
            await traffic.start()
            await page.goto(server.url_for("/terms"))
            found = [await traffic.certificate(url) for url in (server.url_for("").rstrip("/"), "https://127.0.0.1:9")]
            await browser.close()
            return found

    assert run(shown()) == [certified.der, None]

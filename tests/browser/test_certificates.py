"""The sha256 of the certificate that a host showed, by plain HTTP and by the browser."""

from __future__ import annotations

import hashlib
import ssl
from collections.abc import Iterator
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
from pricelint.model.capture import CaptureOutcome
from pricelint.model.platform import PageTarget, Platform, Role
from pricelint.net.address import AddressPolicy
from pricelint.net.policy import Politeness
from pricelint.store.store import Store
from pricelint_spiders.browser.traffic import Traffic
from pricelint_spiders.crawl import SpiderCapturer
from pricelint_spiders.settings import CrawlSettings, TrafficLimits

PAGE = "<!doctype html><title>Terms</title>" + "<p>Credits expire after 12 months; plans renew monthly.</p>" * 10


@pytest.fixture(scope="module")
def certified(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, ssl.SSLContext]:
    """A certificate of this machine's own address in DER, and a server's context that shows it."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "plans")])
    now = datetime.now(UTC)
    built = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    built = built.serial_number(7).not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
    names = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    signed = built.add_extension(names, critical=False).sign(key, hashes.SHA256())
    file = tmp_path_factory.mktemp("tls") / "server.pem"
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(signed.public_bytes(Encoding.PEM) + secret)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return signed.public_bytes(Encoding.DER), context


@pytest.fixture
def server(certified: tuple[bytes, ssl.SSLContext]) -> Iterator[HTTPServer]:
    with HTTPServer(host="127.0.0.1", ssl_context=certified[1]) as running:
        running.expect_request("/robots.txt").respond_with_data("", status=404)
        running.expect_request("/terms").respond_with_data(PAGE, content_type="text/html")
        yield running


def test_plain_http_notes_the_certificate_that_was_shown(
    server: HTTPServer, certified: tuple[bytes, ssl.SSLContext], browser_found: BrowserFound, tmp_path: Path
) -> None:
    settings = CrawlSettings(politeness=Politeness(delay=0, addresses=AddressPolicy(allow_loopback=True)))
    page = PageTarget(server.url_for("/terms"), Role.TERMS)
    with Store.open(tmp_path) as store:
        (visit,) = SpiderCapturer(store, settings, browser_found).visit([Platform("plans", "Plans", (page,))])
    (capture,) = visit.captures
    assert capture.outcome is CaptureOutcome.CAPTURED
    assert capture.circumstances
    assert capture.circumstances.certificate == hashlib.sha256(certified[0]).hexdigest()


def test_the_browser_hands_out_the_certificate_that_was_shown(
    server: HTTPServer, certified: tuple[bytes, ssl.SSLContext], browser_found: BrowserFound
) -> None:
    async def shown() -> list[bytes | None]:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(**launch_options(browser_found.path, browser_found.environment))
            context = await browser.new_context(ignore_https_errors=True)
            page = await context.new_page()
            traffic = Traffic(await context.new_cdp_session(page), TrafficLimits())
            await traffic.start()
            await page.goto(server.url_for("/terms"))
            found = [await traffic.certificate(url) for url in (server.url_for("").rstrip("/"), "https://127.0.0.1:9")]
            await browser.close()
            return found

    assert run(shown()) == [certified[0], None]

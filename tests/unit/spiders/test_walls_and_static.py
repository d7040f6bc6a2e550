from __future__ import annotations

import pytest

from pricelint.model.capture import CaptureOutcome
from pricelint_spiders.static import read_static
from pricelint_spiders.walls import Answer, judge, not_html

LONG = "Our plans hold credits for images and videos. " * 60


def answer(text: str, *, status: int = 200, title: str = "", html: str = "<p>x", **headers: str) -> Answer:
    named = {"content-type": "text/html", **{name.replace("_", "-"): value for name, value in headers.items()}}
    return Answer("https://quillmint.example/p", status, tuple(named.items()), title, text, len(text), html)


@pytest.mark.parametrize(
    "wall",
    [
        answer("Verify you are human", html="<div class=px-captcha>"),
        answer("Please wait", title="Just a moment...", html="<script src=/cdn-cgi/challenge-platform/h/b/x.js>"),
        answer("Access Denied. You don't have permission.", status=403),
        answer("请完成人机验证"),
        answer("ロボットではありませんか。確認してください。ロボットではありません"),
        answer(LONG, status=429),
        answer("Wait", cf_mitigated="challenge"),
        answer("Checking your browser before accessing", status=503),
    ],
)
def test_a_challenge_is_a_block(wall: Answer) -> None:
    verdict = judge(wall)
    assert verdict is not None
    assert verdict.outcome is CaptureOutcome.BLOCKED


@pytest.mark.parametrize(
    "page",
    [
        answer(LONG + "This site is protected by captcha."),
        answer("Starter $9 for 100 credits. Captcha solving is included.", html="<script src=hcaptcha.com/1/api.js>"),
        answer("We use cookies. Accept all. Reject all. Pro costs €19 a month for 500 credits."),
        answer("Terms: access denied to your account means that credits are lost. " + LONG),
        answer("料金は月額1,000円です。ポイントは失効しません。お問い合わせください。"),
    ],
)
def test_a_page_that_only_mentions_such_things_is_the_page(page: Answer) -> None:
    assert judge(page) is None


def test_a_consent_wall_is_told_from_a_page_with_a_banner() -> None:
    wall = judge(answer("Bevor Sie fortfahren\nWir verwenden Cookies\nAlle akzeptieren\nAlle ablehnen"))
    assert wall is not None
    assert wall.outcome is CaptureOutcome.CONSENT_WALL
    assert judge(answer(f"{LONG[:900]}\nWe use cookies\nAccept all")) is None


@pytest.mark.parametrize("status", [401, 404, 410, 451, 500, 502, 503])
def test_other_refusals_are_http_errors_with_their_status(status: int) -> None:
    verdict = judge(answer("Nothing here for you", status=status))
    assert verdict is not None
    assert verdict.outcome is CaptureOutcome.HTTP_ERROR
    assert str(status) in verdict.reason


@pytest.mark.parametrize(
    ("kind", "head", "is_html"),
    [
        ("text/html; charset=utf-8", b"", True),
        ("application/xhtml+xml", b"", True),
        ("", b"  <!doctype html>", True),
        ("", b"%PDF-1.7", False),
        ("", b"<?xml version='1.0'?>", False),
        ("application/json", b"{}", False),
        ("text/plain", b"<html>", False),
    ],
)
def test_html_is_told_by_type_and_without_one_by_its_first_bytes(kind: str, head: bytes, is_html: bool) -> None:
    assert (not_html(kind, head) is None) == is_html


@pytest.mark.parametrize(
    "html",
    [
        "<div id=root></div><script src=a.js></script>" + f"<footer>{LONG}</footer>",
        "<p>Loading</p><script>boot()</script>",
        f"<p>{LONG}</p><script>1</script><noscript>Please enable JavaScript to see prices.</noscript>",
        f"<p>{LONG}</p><price-card><template shadowrootmode=open><p>$9</p></template></price-card>",
    ],
)
def test_a_response_that_a_script_has_to_finish_needs_the_browser(html: str) -> None:
    assert read_static(f"<!doctype html><title>T</title><body>{html}").needs_browser


@pytest.mark.parametrize(
    "html",
    [
        "<h1>Terms</h1><p>Short, and without any script.</p>",
        f"<p>{LONG}</p><script>track()</script><noscript><img src=pixel.gif></noscript>",
        f"<div id=root><p>{LONG}</p></div><script>hydrate()</script>",
    ],
)
def test_a_response_that_holds_its_text_does_not(html: str) -> None:
    page = read_static(f"<!doctype html><title> The  terms </title><body>{html}")
    assert page.needs_browser == ""
    assert page.title == "The terms"
    assert "track" not in page.text

"""What has to be asked for again before a held page may be said to be unchanged."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from pricelint.errors import BlobMissingError
from pricelint.model.capture import Artefacts, Capture, CaptureOutcome, Circumstances, Fetcher
from pricelint.model.exchange import Exchange, LeftOut
from pricelint.model.platform import PageTarget, Role
from pricelint.warc.write import stored_warc
from pricelint_spiders.settings import CrawlSettings
from pricelint_spiders.unchanged.held import Held, Holdings
from pricelint_spiders.unchanged.method import method_of
from pricelint_spiders.unchanged.plan import MOST_ASKED, Plan, plan_of

AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
NOW = AT + timedelta(hours=2)
URL = "https://quillmint.example/pricing"
SHELL = b"<!doctype html><title>Plans</title><h1>Plans</h1><p>Pro: <b></b> a month</p>"
SHOWN = SHELL.replace(b"<b></b>", b"<b>$29</b>")


class Kept(dict[str, bytes]):
    def put(self, data: bytes) -> str:
        sha256 = hashlib.sha256(data).hexdigest()
        self[sha256] = data
        return sha256

    def give(self, sha256: str) -> bytes:
        if sha256 not in self:
            raise BlobMissingError("holds no such blob", where="memory")
        return self[sha256]


def answer(path: str, body: bytes | None, kind: str = "fetch", **told: object) -> Exchange:
    made = Exchange(
        url=f"https://quillmint.example{path}", method="GET", kind=kind, began_at=AT, status=200, body=body,
        request_headers=(("Accept", "application/json"), ("Cookie", "a=b"), (":path", "/"), ("X-Key", "public")),
        response_headers=(("Content-Type", "text/plain"), ("ETag", '"1"')),
    )  # fmt: skip
    return replace(made, **told)  # type: ignore[arg-type]


def document(body: bytes = SHELL) -> Exchange:
    return answer("/pricing", body, "document")


def capture(kept: Kept, shown: bytes, exchanges: list[Exchange], state: str = "first", *, cut: bool = False) -> Capture:
    left_out = (LeftOut(url="", reason="9 requests beyond the number kept"),) if cut else ()
    return Capture(
        "quillmint", Role.PRICING, URL, URL, AT, Fetcher.BROWSER, CaptureOutcome.CAPTURED, "browser", state=state,
        artefacts=Artefacts(
            body=kept.put(SHELL), dom=kept.put(shown), warc=kept.put(stored_warc(exchanges, AT, {}, kept.put))
        ),
        status=200, headers=(("content-type", "text/html"),), method="m",
        circumstances=Circumstances(began_at=AT, seconds=1, left_out=left_out),
    )  # fmt: skip


def planned(*exchanges: Exchange, shown: bytes = SHELL) -> Plan:
    kept = Kept()
    return plan_of(Held(capture(kept, shown, [document(), *exchanges])), kept.give, NOW)


def asked(plan: Plan) -> list[str]:
    assert not plan.refusal
    assert plan.page
    assert plan.page.url == URL
    return [source.url.removeprefix("https://quillmint.example") for source in plan.others]


def test_a_page_that_asked_for_nothing_else_is_asked_for_alone() -> None:
    assert asked(planned()) == []


def test_answers_that_scripts_and_frames_read_are_asked_for_and_pictures_are_not() -> None:
    others = [answer("/api", b"1"), answer("/more", b"2", "xhr"), answer("/inner", b"<p>x", "document")]
    pictures = [answer(f"/{kind}", b"x", kind) for kind in ("image", "font", "media", "ping", "manifest")]
    assert asked(planned(*others, *pictures)) == ["/api", "/more", "/inner"]


def test_what_the_page_sent_along_is_sent_again_but_nothing_of_its_visitor() -> None:
    (source,) = planned(answer("/api", b"1")).others
    assert source.headers == {"Accept": "application/json", "X-Key": "public", "If-None-Match": '"1"'}


def test_scripts_are_asked_for_where_the_page_shows_words_that_did_not_come_with_it() -> None:
    script = answer("/app.js", b"write(29)", "script")
    assert asked(planned(script)) == []
    assert asked(planned(script, shown=SHOWN)) == ["/app.js"]
    kept = Kept()
    states = (capture(kept, SHOWN, [document(), script], "clicked the switch “Yearly”"),)
    assert asked(plan_of(Held(capture(kept, SHELL, [document(), script]), states), kept.give, NOW)) == ["/app.js"]


@pytest.mark.parametrize(
    ("body", "explained"),
    [
        (b'{"price": "29"}', True),
        (b'{"text": "\\u20ac29\\nmonthly"}', True),
        ("Gebühr: 29".encode("iso-8859-1"), True),
        (b'{"price": 58, "discount": 0.5}', False),
        (b'{"price": 2900}', False),
        (b"", False),
    ],
    ids=["json", "escaped", "latin", "reckoned", "cents", "empty"],
)
def test_a_word_that_stands_in_no_recorded_answer_refuses(body: bytes, explained: bool) -> None:
    plan = planned(answer("/api", body), shown=SHOWN)
    assert plan.refusal == ("" if explained else "it shows “29”, which nothing recorded holds")


def test_what_workers_ask_for_is_not_recorded_and_refuses_where_words_came_from_elsewhere() -> None:
    script = answer("/app.js", b"new Worker('/29.js')", "script")
    assert "in workers" in planned(script, shown=SHOWN).refusal
    assert asked(planned(script)) == []


def test_a_script_that_is_fresh_explains_its_words_without_being_asked_for() -> None:
    script = answer("/app.js", b"write(29)", "script", response_headers=(("Cache-Control", "max-age=99999999"),))
    assert asked(planned(script, shown=SHOWN)) == []


def test_a_word_that_stands_once_more_than_it_came_is_written_by_a_script() -> None:
    twice = SHELL.replace(b"<b></b>", b"<b>Plans</b>")
    assert asked(planned(answer("/app.js", b"write()", "script"), shown=twice)) == ["/app.js"]


@pytest.mark.parametrize(
    ("control", "age", "wanted"),
    [
        ("public, max-age=10800", "", []),
        ("max-age=10800, immutable", "", []),
        ("max-age=3600", "", ["/style.css"]),
        ("max-age=10800", "7200", ["/style.css"]),
        ("max-age=10800, no-cache", "", ["/style.css"]),
        ("max-age=²", "", ["/style.css"]),
        ("", "", ["/style.css"]),
    ],
)
def test_a_style_sheet_is_asked_for_once_its_declared_lifetime_is_over(
    control: str, age: str, wanted: list[str]
) -> None:
    told = tuple(filter(lambda pair: pair[1], (("Cache-Control", control), ("Age", age))))
    assert asked(planned(answer("/style.css", b"p {}", "stylesheet", response_headers=told))) == wanted


def test_data_is_asked_for_however_long_it_is_said_to_last() -> None:
    lasting = answer("/api", b"1", response_headers=(("Cache-Control", "max-age=99999999, immutable"),))
    assert asked(planned(lasting)) == ["/api"]


@pytest.mark.parametrize(
    ("exchange", "why"),
    [
        (answer("/api", b"1", method="POST"), "POST to https://quillmint.example/api is not sent again"),
        (answer("/api", None, left_out="9 bytes are more than are kept"), "not recorded whole (9 bytes are more"),
        (answer("/api", None, status=None, left_out="the browser reports: aborted"), "the browser reports: aborted"),
        (answer("/live", b"x", "eventsource"), "as long as it is open"),
        (answer("/live", None, "websocket", status=None), "as long as it is open"),
    ],
    ids=["post", "large", "aborted", "events", "socket"],
)
def test_what_cannot_be_asked_again_refuses(exchange: Exchange, why: str) -> None:
    assert why in planned(exchange).refusal


def test_a_report_that_was_answered_by_nothing_is_no_source() -> None:
    assert asked(planned(answer("/report", b"", method="POST", status=204))) == []


def test_an_address_that_answered_in_two_ways_refuses() -> None:
    later = replace(answer("/api", b"2"), began_at=AT + timedelta(seconds=1))
    assert "in several ways" in planned(answer("/api", b"1"), later).refusal
    assert asked(planned(answer("/api", b"1"), replace(later, body=b"1"))) == ["/api"]


def test_more_answers_than_are_worth_asking_for_refuse() -> None:
    many = [answer(f"/{number}", b"1") for number in range(MOST_ASKED + 1)]
    assert f"{len(many)} answers" in planned(*many).refusal
    assert len(planned(*many[1:]).others) == MOST_ASKED


def test_what_was_broken_off_while_the_page_was_driven_brought_nothing() -> None:
    kept, refused = Kept(), answer("/order", None, status=None, left_out="the browser reports: inspector")
    late = answer("/yearly", b'{"price": 29}')
    state = capture(kept, SHOWN, [document(), refused, late], "clicked the switch “Yearly”")
    assert asked(plan_of(Held(capture(kept, SHELL, [document()]), (state,)), kept.give, NOW)) == ["/yearly"]


def test_a_record_that_is_cut_or_gone_or_of_another_page_refuses() -> None:
    kept = Kept()
    cut = capture(kept, SHELL, [document()], cut=True)
    other = capture(kept, SHELL, [document(b"<p>another</p>")])
    gone = replace(cut, artefacts=replace(cut.artefacts, dom="f" * 64), circumstances=other.circumstances)
    without = replace(other, artefacts=replace(other.artefacts, warc=None))
    plans = [plan_of(Held(each), kept.give, NOW) for each in (cut, other, gone, without)]
    assert [plan.page for plan in plans] == [None] * 4
    assert all(plan.refusal for plan in plans)


def test_what_is_held_counts_by_its_own_age_and_method_and_never_a_trial() -> None:
    kept = Kept()
    first, state = capture(kept, SHELL, [document()]), capture(kept, SHOWN, [document()], "clicked “More”")
    trial = replace(first, state="trial of locale, run 1, control: as always")
    holdings = Holdings([first, state, trial, replace(first, method="")])
    assert holdings.of(URL, "m", AT + timedelta(days=7), 7) == Held(first, (state,))
    assert holdings.of(URL, "m", AT + timedelta(days=7, seconds=1), 7) is None
    assert holdings.of(URL, "another", NOW, 7) is None
    assert holdings.of(URL, "", NOW, 7) is None


def test_the_method_follows_what_is_set_and_decides_what_is_taken() -> None:
    target, settings = PageTarget(URL, Role.PRICING), CrawlSettings()
    others = [
        method_of(target, replace(settings, max_states=0), (), "f"),
        method_of(target, replace(settings, locale="de-DE"), (), "f"),
        method_of(replace(target, role=Role.FAQ), settings, (), "f"),
        method_of(target, settings, ("Pro",), "f"),
        method_of(target, settings, (), "g"),
    ]
    assert len({method_of(target, settings, (), "f"), *others}) == 6
    same = replace(settings, workers=1, max_pages=3, fresh_after_days=1)
    assert method_of(target, same, (), "f") == method_of(target, settings, (), "f")

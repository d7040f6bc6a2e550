"""`pricelint audit` and `extract` on archives: by site, dated by the archive, beside what they were before."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from archive_files import FAQ, JUNE, MARCH, PLANS, Warc, mhtml, page, single_file, wacz
from small_pdfs import paragraph, small_pdf
from typer.testing import CliRunner, Result

from pricelint.cli import app
from pricelint.cli.sources import read_sources
from pricelint.model.capture import CaptureOutcome, Fetcher
from pricelint.model.platform import Role

FAQ_URL = "https://quillmint.example/faq"
CHALLENGE = (
    b"<!doctype html><title>Just a moment...</title><h1>Checking your browser</h1>"
    b"<p>Verify you are human by completing the action below.</p>"
)


def shop(*, before: str = "", now: str = "5") -> Warc:
    """A shop in June, and in March where a cost of then is given."""
    warc = Warc()
    if before:
        warc.response(body=page(before), at=MARCH)
    warc.response(body=page(now), at=JUNE)
    warc.response(FAQ_URL, FAQ.encode(), at=JUNE)
    return warc


def invoke(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(each) for each in arguments])


def verdicts(result: Result) -> dict[str, str]:
    (platform,) = json.loads(result.stdout)["platforms"]
    return {outcome["rule"]: outcome["verdict"] for outcome in platform["outcomes"]}


@pytest.mark.parametrize("name", ["shop.warc.gz", "shop.wacz"])
def test_an_archive_is_audited_as_its_site_dated_by_its_records(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    if name.endswith(".wacz"):
        wacz(path, {"data.warc.gz": shop().data}, [("https://quillmint.example/pricing", JUNE), (FAQ_URL, JUNE)])
    else:
        shop().save(path)
    result = invoke("audit", path, "--format", "json")
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    (platform,) = told["platforms"]
    assert (platform["platform"]["id"], told["audited_at"]) == ("quillmint-example", JUNE)
    captures = {capture["requested_url"]: capture for capture in platform["visit"]["captures"]}
    assert {url: capture["role"] for url, capture in captures.items()} == {
        "https://quillmint.example/pricing": "pricing",
        FAQ_URL: "faq",
    }
    assert {capture["fetcher"] for capture in captures.values()} == {"archive"}
    assert "record <urn:uuid:" in captures[FAQ_URL]["reason"]
    assert verdicts(result)["monthly-expiration"] == "violation"


@pytest.mark.parametrize("name", ["shop.warc.gz", "shop.wacz"])
def test_terms_that_are_a_pdf_are_read_as_they_are_elsewhere(name: str, tmp_path: Path) -> None:
    warc, terms = Warc(), "https://quillmint.example/terms-of-service.pdf"
    warc.response(body=page("5"), at=JUNE)
    warc.response(
        terms, small_pdf(paragraph("Unused credits expire at the end of each month.")), JUNE, kind="application/pdf"
    )
    path = tmp_path / name
    if name.endswith(".wacz"):
        wacz(path, {"data.warc.gz": warc.data}, [("https://quillmint.example/pricing", JUNE), (terms, JUNE)])
    else:
        warc.save(path)
    result = invoke("audit", path, "--format", "json")
    (platform,) = json.loads(result.stdout)["platforms"]
    assert {capture["role"]: capture["outcome"] for capture in platform["visit"]["captures"]} == {
        "pricing": "captured",
        "terms": "captured",
    }
    (found,) = [outcome for outcome in platform["outcomes"] if outcome["rule"] == "monthly-expiration"]
    assert found["verdict"] == "violation"
    quotes = [quote for finding in found["findings"] for quote in finding["evidence"]]
    assert "Unused credits expire at the end of each month." in {quote["quote"] for quote in quotes}


def test_two_sites_of_an_archive_are_two_platforms(tmp_path: Path) -> None:
    warc = shop()
    warc.response("https://www.glintforge.example/pricing")
    found = read_sources([str(warc.save(tmp_path / "two.warc.gz"))])
    assert [files.platform.name for files in found.files] == ["quillmint.example", "glintforge.example"]
    assert [len(files.visit.captures) for files in found.files] == [2, 1]


def test_earlier_captures_of_an_archive_are_what_the_newest_are_compared_with(tmp_path: Path) -> None:
    drifted = invoke("audit", shop(before="4", now="6").save(tmp_path / "a.warc.gz"), "--format", "json")
    assert verdicts(drifted)["quiet-cost-increase"] == "violation"
    assert "beside the captures of 2025-03-01" in drifted.stderr
    alone = invoke("audit", shop(now="6").save(tmp_path / "b.warc.gz"), "--format", "json")
    assert verdicts(alone)["quiet-cost-increase"] == "not_applicable"


def test_an_archive_can_be_the_earlier_state_of_anything(tmp_path: Path) -> None:
    before, now = Warc(), Warc()
    before.response(body=page("4"), at=MARCH)
    now.response(body=page("6"), at=JUNE)
    arguments = ("audit", now.save(tmp_path / "now.warc"), "--earlier", before.save(tmp_path / "before.warc.gz"))
    assert verdicts(invoke(*arguments, "--format", "json"))["quiet-cost-increase"] == "violation"
    before.response("https://elsewhere.example/pricing", at=MARCH)
    refused = invoke("audit", tmp_path / "now.warc", "--earlier", before.save(tmp_path / "two.warc.gz"))
    assert "holds 2 platforms" in str(refused.exception)


def test_pages_without_a_topic_are_priced_pages_only_where_nothing_else_sells(tmp_path: Path) -> None:
    lone, crawl = Warc(), shop()
    for warc in (lone, crawl):
        warc.response("https://quillmint.example/studio", b"<!doctype html><title>Studio</title><p>Make things.</p>")
    (files,) = read_sources([str(lone.save(tmp_path / "lone.warc.gz"))]).files
    assert [capture.role for capture in files.visit.captures] == [Role.PRICING]
    (files,) = read_sources([str(crawl.save(tmp_path / "crawl.warc.gz"))]).files
    roles = {capture.requested_url.rsplit("/", 1)[1]: capture.role for capture in files.visit.captures}
    assert roles == {"pricing": Role.PRICING, "faq": Role.FAQ, "studio": Role.OTHER}


def test_a_wall_that_was_archived_is_no_page(tmp_path: Path) -> None:
    warc = shop()
    warc.response("https://quillmint.example/credits", CHALLENGE)
    (files,) = read_sources([str(warc.save(tmp_path / "walled.warc.gz"))]).files
    outcomes = {capture.requested_url.rsplit("/", 1)[1]: capture.outcome for capture in files.visit.captures}
    assert outcomes["credits"] is CaptureOutcome.BLOCKED
    assert outcomes["pricing"] is CaptureOutcome.CAPTURED


def test_a_shell_that_a_script_had_to_fill_is_no_page(tmp_path: Path) -> None:
    menu = "<nav>Home, about us, our blog, careers and contact</nav>" * 20
    shell = f"<!doctype html><title>Credits</title>{menu}<div id=root></div><script>fill()</script>"
    asks = page() + b"<noscript>Please enable JavaScript</noscript><script>1</script>" + b"<p>We like the sea.</p>" * 40
    warc = shop()
    warc.response("https://quillmint.example/credits", shell.encode())
    warc.response("https://quillmint.example/help", asks)
    (files,) = read_sources([str(warc.save(tmp_path / "shell.warc.gz"))]).files
    captures = {capture.requested_url.rsplit("/", 1)[1]: capture for capture in files.visit.captures}
    assert captures["credits"].outcome is CaptureOutcome.EMPTY_SHELL
    assert "what a script had to complete" in captures["credits"].reason
    assert captures["help"].outcome is CaptureOutcome.CAPTURED


def test_a_page_that_was_lost_is_named_with_its_record_and_the_rest_is_audited(tmp_path: Path) -> None:
    warc = shop()
    warc.response("https://quillmint.example/terms", WARC_Truncated="length")
    broken = tmp_path / "broken.warc.gz"
    broken.write_bytes(b"\x1f\x8b" + bytes(50))
    result = invoke("audit", warc.save(tmp_path / "good.warc.gz"), broken, "--format", "json")
    assert result.exit_code == 3
    assert len(json.loads(result.stdout)["platforms"]) == 1
    assert "broken.warc.gz" in result.stderr
    lost = next(line for line in result.stderr.splitlines() if "/terms" in line)
    assert "WARC-Truncated: length" in lost
    assert "record <urn:uuid:" in lost


def test_a_name_binds_archives_and_files_into_one_platform(tmp_path: Path) -> None:
    saved = tmp_path / "terms.mhtml"
    saved.write_bytes(mhtml(FAQ.encode(), "https://quillmint.example/legal"))
    plain = tmp_path / "credits.html"
    plain.write_text(PLANS, encoding="utf-8")
    names = [str(shop(before="4").save(tmp_path / "shop.warc.gz")), str(saved), str(plain)]
    (files,) = read_sources(names, "Quillmint").files
    assert (files.platform.id, files.earlier is not None) == ("quillmint", True)
    assert {(capture.fetcher, capture.role) for capture in files.visit.captures} == {
        (Fetcher.ARCHIVE, Role.PRICING), (Fetcher.ARCHIVE, Role.FAQ), (Fetcher.ARCHIVE, Role.TERMS),
        (Fetcher.FILE, Role.CREDITS),
    }  # fmt: skip
    assert all(files.blobs.get(capture.sha256) for capture in files.visit.captures)


def test_saved_pages_keep_the_role_of_their_name_and_the_address_of_their_archive(tmp_path: Path) -> None:
    folder = tmp_path / "quillmint"
    folder.mkdir()
    (folder / "faq.mhtml").write_bytes(mhtml(FAQ.encode(), "https://quillmint.example/a/1"))
    (folder / "saved.html").write_text(single_file(PLANS, "https://quillmint.example/buy-credits"), encoding="utf-8")
    (files,) = read_sources([str(folder)]).files
    assert {(capture.requested_url, capture.role) for capture in files.visit.captures} == {
        ("https://quillmint.example/a/1", Role.FAQ),
        ("https://quillmint.example/buy-credits", Role.CREDITS),
    }
    assert {capture.captured_at.isoformat() for capture in files.visit.captures} == {"2025-06-01T10:00:00+00:00"}


def test_extract_writes_the_facts_of_each_archived_page(tmp_path: Path) -> None:
    result = invoke("extract", shop(before="4").save(tmp_path / "shop.warc.gz"), "--out", tmp_path / "facts")
    assert result.exit_code == 0, result.output
    written = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in (tmp_path / "facts").iterdir()}
    assert len(written) == 2
    assert {facts["url"] for facts in written.values()} == {"https://quillmint.example/pricing", FAQ_URL}

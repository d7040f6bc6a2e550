"""The HTML comparison as files: every link leads somewhere, every number to its quote, nothing comes from outside."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.reports.builders import Stored

from pricelint.model.outcome import Finding, Outcome, Verdict
from pricelint.model.result import AuditResult
from pricelint.model.site import Kind
from pricelint_reports.comparison import About
from pricelint_reports.comparison.receipts import receipts_of
from pricelint_reports.site import SiteRenderer


class Anchors(HTMLParser):
    """The ids of a page, and where its links lead."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.feed(page.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name in {"href", "src"} and tag != "use":
                self.targets.append(value or "")


@pytest.fixture(scope="module")
def folder(audit: AuditResult, stored: Stored, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("folder")
    return SiteRenderer(stored.blobs.get, stored.texts_of).render(audit, out).parent


@pytest.fixture(scope="module")
def single(audit: AuditResult, stored: Stored, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("single")
    return SiteRenderer(stored.blobs.get, stored.texts_of, self_contained=True).render(audit, out).parent


def test_a_folder_holds_one_page_per_platform(audit: AuditResult, folder: Path) -> None:
    found = {page.stem for page in (folder / "platforms").glob("*.html")}
    assert found == {item.platform.id for item in audit.platforms}


def test_one_file_holds_everything(single: Path) -> None:
    assert sorted(path.name for path in single.rglob("*")) == ["index.html", "result.json"]


@pytest.mark.parametrize("kind", ["folder", "single"])
def test_every_link_inside_the_report_leads_to_a_place_that_exists(kind: str, request: pytest.FixtureRequest) -> None:
    root: Path = request.getfixturevalue(kind)
    pages = {page.resolve(): Anchors(page) for page in root.rglob("*.html")}
    for page, anchors in pages.items():
        assert len(anchors.ids) == len(set(anchors.ids)), page
        for target in anchors.targets:
            if target.startswith(("http", "data:")):
                continue
            file, _, fragment = target.partition("#")
            goal = (page.parent / file).resolve() if file else page
            assert goal.is_file(), target
            assert not fragment or fragment in pages[goal].ids, target


@pytest.mark.parametrize("kind", ["folder", "single"])
def test_every_quote_has_a_receipt_with_its_capture_hash(
    audit: AuditResult, kind: str, request: pytest.FixtureRequest
) -> None:
    root: Path = request.getfixturevalue(kind)
    for platform in audit.platforms:
        file = root / "platforms" / f"{platform.platform.id}.html" if kind == "folder" else root / "index.html"
        written = file.read_text("utf-8")
        for number, item in enumerate(receipts_of(platform).items, start=1):
            assert f'id="{platform.platform.id}-q-{number}"' in written
            assert item.capture in written


def test_a_quote_without_a_box_is_marked_in_the_text_of_its_page(folder: Path) -> None:
    (page,) = (folder / "pages").glob("hikari*.html")
    assert "<mark>画像1枚 3クレジット</mark>" in page.read_text("utf-8")


def test_a_quote_with_a_box_is_framed_in_a_picture_beside_the_report(folder: Path) -> None:
    written = (folder / "platforms" / "lantern.html").read_text("utf-8")
    assert 'class="frame" x="135" y="227"' in written
    (name,) = set(re.findall(r'href="\.\./shots/([0-9a-f]{64}\.png)"', written))
    assert (folder / "shots" / name).is_file()


def plain(page: Path) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", page.read_text("utf-8")).split())


def test_the_derivation_is_printed_with_a_link_at_every_number(folder: Path) -> None:
    written = (folder / "costs" / "usd-image-image.html").read_text("utf-8")
    chain = next(part for part in written.split("<li>") if "$0.145 per image" in part)
    assert (
        re.sub(r"<[^>]+>", "", chain)
        .split(": ")[1]
        .startswith("$29 ÷ 1,000 credits × 5 credits/image = $0.145 per image")
    )
    assert chain.count('<a href="../platforms/lantern.html#lantern-q-') == 3


def test_a_rounded_figure_is_not_called_equal(folder: Path) -> None:
    written = re.sub(r"<[^>]+>", "", (folder / "platforms" / "quillgate.html").read_text("utf-8"))
    assert "$17.99 ÷ 470 gems ≈ $0.0383 per gem" in written


def test_the_grade_is_printed_with_its_sum(folder: Path) -> None:
    written = (folder / "platforms" / "quillgate.html").read_text("utf-8")
    assert "100 − 15 (monthly-expiration) − 10 (pressure-tactics) − 5 (non-round-rate) = 70 points" in written


def test_the_grade_stands_beside_what_was_covered_with_weights_and_fair_practices(folder: Path) -> None:
    page = (folder / "platforms" / "lantern.html").read_text("utf-8")
    section = page.partition('id="lantern-grade"')[2].partition("</section>")[0]
    assert re.search(r"\d+ of \d+ rules judged; \d+ of \d+ pages captured\.", re.sub(r"<[^>]+>", "", section))
    assert "Weight</th>" in section
    assert "Fair practice" in page


def test_an_absence_is_printed_with_its_search_and_its_nearest_passages(
    audit: AuditResult, stored: Stored, tmp_path: Path
) -> None:
    first = audit.platforms[0]
    quote = first.outcomes[0].evidence
    absence = Outcome(
        rule=first.outcomes[0].rule,
        verdict=Verdict.VIOLATION,
        summary="Nothing states it.",
        findings=(Finding(message="Sold.", evidence=quote),),
        premises=(Finding(message="The unit has a name.", evidence=quote),),
        searched=tuple(page.searched for page in first.facts.pages),
        sought=(Kind.COSTS,),
        nearest=(Finding(message="It gives no number.", evidence=quote),),
    )
    changed = replace(audit, platforms=(replace(first, outcomes=(absence,)),))
    out = SiteRenderer(stored.blobs.get, stored.texts_of, self_contained=True).render(changed, tmp_path)
    text = plain(out)
    assert "Sought: unit costs. Searched: " in text
    assert f"{first.facts.pages[0].searched.characters:,} characters" in text
    assert "Rests also on: The unit has a name." in text
    assert "The nearest passages: It gives no number." in text


def test_what_was_not_captured_is_never_shown_as_clean(folder: Path) -> None:
    written = (folder / "index.html").read_text("utf-8")
    row = next(part for part in written.split("</tr>") if 'platforms/vanta.html#vanta">' in part)
    assert "nothing was captured" in row
    assert "none seen" not in row
    unseen = (folder / "coverage.html").read_text("utf-8")
    assert "https://quillgate.example/terms" in unseen
    assert "no answer within 30 s" in unseen


def test_every_page_states_date_disclosure_and_corrections(audit: AuditResult, stored: Stored, tmp_path: Path) -> None:
    about = About(affiliate="We take no money.", contact="corrections@example.org")
    SiteRenderer(stored.blobs.get, stored.texts_of, about).render(audit, tmp_path)
    for page in tmp_path.rglob("*.html"):
        written = page.read_text("utf-8")
        assert "We take no money." in written, page
        assert "corrections@example.org" in written, page
        assert "14 March 2026" in written, page


def test_a_red_flag_shows_what_a_fair_page_would_say_as_text_and_table(folder: Path) -> None:
    written = (folder / "platforms" / "quillgate.html").read_text("utf-8")
    assert "Unused gems of Plus (470 a month) roll over to the next month." in written
    assert "<tr><td>Plus</td><td>≈ $0.0383</td></tr>" in written
    assert written.count("A fair page would say:") == 2


def test_a_wording_that_failed_is_said_beside_its_red_flag(folder: Path) -> None:
    written = plain(folder / "platforms" / "quillgate.html")
    assert "What a fair page would say is not shown: the wording of a fair page stopped with KeyError" in written


def test_no_page_speaks_of_law_or_of_intent(folder: Path) -> None:
    for page in folder.rglob("*.html"):
        words = re.sub(r"<[^>]+>", " ", page.read_text("utf-8")).lower()
        assert not re.search(r"illegal|unlawful|fraud|deceiv|scam|intend|deliberate|cheat", words), page


def test_nothing_is_loaded_from_outside_and_the_policy_says_so(folder: Path) -> None:
    for page in folder.rglob("*.html"):
        written = page.read_text("utf-8")
        assert "default-src 'none'; style-src 'sha256-" in written
        for kind, tag in (("style-src", "style"), ("script-src", "script")):
            inside = re.findall(rf"<{tag}>(.*?)</{tag}>", written, re.DOTALL)
            hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in inside]
            assert [f"sha256-{each}" for each in hashes] == re.findall(rf"{kind} '(sha256-[^']+)'", written)
        assert "<script " not in written
        assert "@import" not in written
        assert "url(" not in written


def test_the_same_result_gives_the_same_report(
    audit: AuditResult, stored: Stored, folder: Path, tmp_path: Path
) -> None:
    SiteRenderer(stored.blobs.get, stored.texts_of).render(audit, tmp_path)
    for page in folder.rglob("*.*"):
        assert (tmp_path / page.relative_to(folder)).read_bytes() == page.read_bytes()


def test_a_report_can_be_made_without_a_store(audit: AuditResult, tmp_path: Path) -> None:
    entry = SiteRenderer().render(audit, tmp_path)
    assert entry == tmp_path / "index.html"
    assert not (tmp_path / "pages").exists()
    assert "Neither a picture nor the text" in (tmp_path / "platforms" / "lantern.html").read_text("utf-8")

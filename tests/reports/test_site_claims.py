"""Claims: every sentence that a page marks has its entry, entries keep their ids, and quotes are found in the bytes."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import zstandard
from starter_page import starter_page
from tests.reports.builders import Stored

from pricelint.cli.publishing import texts_of
from pricelint.cli.sources import read_sources
from pricelint.model.outcome import Finding
from pricelint.model.result import AuditResult
from pricelint.pipeline import assemble, audit_visit
from pricelint_reports.language import speak
from pricelint_reports.site import SiteRenderer


class Marked(HTMLParser):
    """The text of every element that is marked with a claim, and the ids of a page."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.ids: set[str] = set()
        self._open: list[tuple[str, list[str]]] = []
        self._depth: list[int] = []
        self.feed(page.read_text("utf-8"))

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids.add(given.get("id") or "")
        if self._depth:
            self._depth[-1] += 1
        if claim := given.get("data-claim"):
            self._open.append((claim, []))
            self._depth.append(0)

    def handle_endtag(self, _tag: str) -> None:
        if not self._depth:
            return
        if self._depth[-1]:
            self._depth[-1] -= 1
            return
        self._depth.pop()
        claim, text = self._open.pop()
        self.found.append((claim, " ".join("".join(text).split())))

    def handle_data(self, data: str) -> None:
        for _, text in self._open:
            text.append(data)


def entries(site: Path) -> dict[str, dict[str, Any]]:
    index = json.loads((site / "claims.json").read_text("utf-8"))
    found: dict[str, dict[str, Any]] = {}
    for one in index["platforms"]:
        data = (site / one["file"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == one["sha256"]
        claims = json.loads(data)["claims"]
        assert len(claims) == one["claims"]
        found |= {claim["id"]: claim for claim in claims}
    return found


def marked(site: Path) -> Iterator[tuple[Path, str, str]]:
    for page in sorted(site.rglob("*.html")):
        for claim, text in Marked(page).found:
            yield page, claim, text


@pytest.fixture(scope="module")
def site(audit: AuditResult, stored: Stored, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site")
    SiteRenderer(stored.blobs.get, stored.texts_of).render(audit, out)
    return out


def test_every_marked_element_prints_what_its_claim_says(site: Path) -> None:
    known, seen = entries(site), 0
    for page, claim, text in marked(site):
        entry = known[f"claim:{claim}"]
        assert text in (entry["sentence"], *entry["shown"]), page
        seen += 1
    assert seen > 300


def test_every_claim_has_a_place_of_its_own_and_one_that_stays(site: Path) -> None:
    ids = {page.relative_to(site).as_posix(): Marked(page).ids for page in site.rglob("*.html")}
    for name, entry in entries(site).items():
        digits = name.removeprefix("claim:")
        file, _, fragment = entry["href"].partition("#")
        assert fragment in ids[file], entry["sentence"]
        assert f"claim-{digits}" in ids[f"claims/{digits[:2]}.html"]


def test_every_claim_is_dated_and_rests_on_something(site: Path) -> None:
    for entry in entries(site).values():
        assert entry["seen"]
        rests = entry["evidence"] or entry["searched"] or entry["rests_on"]
        assert rests or entry["kind"] in ("capture", "outcome", "finding", "grade"), entry


def test_claims_that_others_rest_on_are_there(site: Path) -> None:
    known = entries(site)
    assert {other for entry in known.values() for other in entry["rests_on"]} <= set(known)


def test_ids_stay_in_another_language_and_another_build(
    audit: AuditResult, stored: Stored, site: Path, tmp_path: Path
) -> None:
    later = audit.audited_at + timedelta(days=9)
    moved = replace(audit, audited_at=later, tool_version="0.2.0", platforms=audit.platforms[::-1])
    SiteRenderer(stored.blobs.get, stored.texts_of, language=speak("de")).render(moved, tmp_path)
    german = entries(tmp_path)
    assert set(german) == set(entries(site))
    assert any("Gesehen am" in entry["sentence"] for entry in german.values())


def with_first_finding(audit: AuditResult, changed: Callable[[Finding], Finding]) -> AuditResult:
    first = audit.platforms[1]
    outcome = first.outcomes[0]
    findings = (changed(outcome.findings[0]), *outcome.findings[1:])
    other = replace(outcome, summary="Unused plan units end at once.", findings=findings)
    platform = replace(first, outcomes=(other, *first.outcomes[1:]))
    return replace(audit, platforms=(audit.platforms[0], platform, *audit.platforms[2:]))


def test_another_quote_is_another_claim(audit: AuditResult, stored: Stored, site: Path, tmp_path: Path) -> None:
    def otherwise(finding: Finding) -> Finding:
        first = finding.evidence[0]
        return replace(finding, evidence=(replace(first, quote=first.quote[:-1]), *finding.evidence[1:]))

    SiteRenderer(stored.blobs.get, stored.texts_of).render(with_first_finding(audit, otherwise), tmp_path)
    mine = {name for name, entry in entries(tmp_path).items() if entry["kind"] == "finding"}
    assert len(mine - set(entries(site))) == 1


def test_a_rule_that_is_worded_anew_keeps_its_claims(
    audit: AuditResult, stored: Stored, site: Path, tmp_path: Path
) -> None:
    def reworded(finding: Finding) -> Finding:
        return replace(finding, message="Unused plan units end at once.")

    SiteRenderer(stored.blobs.get, stored.texts_of).render(with_first_finding(audit, reworded), tmp_path)
    assert set(entries(tmp_path)) == set(entries(site))


def test_findings_that_rest_on_the_same_quotes_are_claims_of_their_own(
    audit: AuditResult, stored: Stored, site: Path, tmp_path: Path
) -> None:
    first = audit.platforms[1]
    outcome = first.outcomes[0]
    twin = replace(outcome.findings[0], message="Unused plan units end at once.")
    platform = replace(first, outcomes=(replace(outcome, findings=(*outcome.findings, twin)), *first.outcomes[1:]))
    result = replace(audit, platforms=(audit.platforms[0], platform, *audit.platforms[2:]))
    SiteRenderer(stored.blobs.get, stored.texts_of).render(result, tmp_path)
    new = [entry for name, entry in entries(tmp_path).items() if name not in entries(site)]
    assert [entry["kind"] for entry in new] == ["finding"]
    assert "Unused plan units end at once." in new[0]["shown"]


def test_quotes_are_found_again_in_the_bytes_beside_the_pages(tmp_path: Path) -> None:
    source = tmp_path / "pricing.html"
    source.write_text(starter_page(), "utf-8")
    (files,) = read_sources([str(source)]).files
    result = assemble([audit_visit(files.platform, files.visit, files.blobs.get, (), {})], ())
    out = tmp_path / "site"
    SiteRenderer(files.blobs.get, texts_of(files.blobs.get)).render(result, out)
    proofs = [proof for entry in entries(out).values() for proof in entry["evidence"]]
    assert len(proofs) > 5
    for proof in proofs:
        data = zstandard.ZstdDecompressor().decompress((out / proof["file"]).read_bytes())
        assert hashlib.sha256(data).hexdigest() == proof["capture"]
        plain = " ".join(re.sub(r"<[^>]+>", " ", data.decode()).split())
        assert proof["quote"] in plain

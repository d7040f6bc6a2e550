"""A published site is held to its own words: whatever is altered in it is named, alone or together with its hashes."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import bundles
import pytest
from stored_visits import keep_cost
from typer.testing import CliRunner

from pricelint.cli.app import app
from pricelint.cli.exits import Exit
from pricelint.cli.publishing import site_of
from pricelint.result_json import decode
from pricelint.store.store import Store
from pricelint_reports.comparison import About
from pricelint_reports.site.verify import verify_site
from pricelint_reports.site.verify.files import site_blob
from pricelint_reports.sources import no_blob


@pytest.fixture
def site(published: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(published, tmp_path / "site"))


def altered(site: Path, pattern: str, before: str, after: str) -> str:
    """Alter the first file that matches and holds `before`; gives its path in the site."""
    for file in sorted(site.glob(pattern)):
        text = file.read_text(encoding="utf-8")
        if before in text:
            file.write_text(text.replace(before, after), encoding="utf-8")
            return file.relative_to(site).as_posix()
    raise AssertionError(f"{before!r} stands in no {pattern}")


def hashed_again(site: Path) -> None:
    """What a careful forger does: every hash of the manifest and of the index is made to fit."""
    index = json.loads((site / "claims.json").read_text("utf-8"))
    for one in index["platforms"]:
        one["sha256"] = hashlib.sha256((site / one["file"]).read_bytes()).hexdigest()
    (site / "claims.json").write_text(json.dumps(index), encoding="utf-8")
    manifest = json.loads((site / "site.json").read_text("utf-8"))
    for unit in manifest["units"].values():
        unit["files"] = {path: hashlib.sha256((site / path).read_bytes()).hexdigest() for path in unit["files"]}
    (site / "site.json").write_text(json.dumps(manifest), encoding="utf-8")


def problems(site: Path) -> list[str]:
    return [str(problem) for problem in verify_site(site, site_of).problems]


def test_a_site_as_it_was_made_holds_and_everything_in_it_was_looked_at(site: Path) -> None:
    found = verify_site(site, site_of)

    assert (found.problems, found.notes) == ([], [])
    assert all(found.checked[what] for what in ("files", "captures", "claims", "printed claims", "quotes", "facts"))
    assert found.checked["files made again"] > 20


def test_the_command_says_so_with_its_exit_code(site: Path) -> None:
    good = CliRunner().invoke(app, ["verify", str(site)])
    altered(site, "platforms/*.html", "1,000 credits", "100 credits")
    bad = CliRunner().invoke(app, ["verify", str(site)])

    assert (good.exit_code, bad.exit_code) == (Exit.CLEAN, Exit.FOUND)
    assert "holds. Checked:" in " ".join(good.stdout.split())
    assert "does not hold" in bad.stdout


def test_an_altered_page_is_named_also_where_its_hash_was_made_to_fit(site: Path) -> None:
    page = altered(site, "platforms/*.html", "lost at the end of each cycle", "kept for ever")
    assert f"{page}: this file was altered" in "\n".join(problems(site))

    hashed_again(site)
    told = "\n".join(problems(site))
    assert re.search(rf"{re.escape(page)}: it prints claim:[0-9a-f]+ otherwise than it was made", told)


def test_a_sentence_altered_everywhere_is_not_what_the_results_make(site: Path) -> None:
    for file in (*site.rglob("*.html"), *site.glob("data/claims/*.json")):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("lost at the end of each cycle", "kept for ever"), encoding="utf-8")
    hashed_again(site)

    assert any("the results make it otherwise" in problem for problem in problems(site))


def test_a_figure_altered_in_the_results_is_not_in_its_quote(site: Path) -> None:
    altered(site, "result.json", '"amount": "1000"', '"amount": "900"')
    hashed_again(site)

    assert any("its quotes do not yield its" in problem for problem in problems(site))


def test_a_quote_altered_in_the_results_is_not_on_the_page(site: Path) -> None:
    altered(site, "result.json", '"quote": "1,000 credits', '"quote": "1,000 coins')
    hashed_again(site)

    assert any("a quote is not found again" in problem for problem in problems(site))


def test_other_bytes_under_the_name_of_a_capture_are_named(site: Path) -> None:
    capture = next(iter(sorted((site / "data" / "captures").glob("*.zst"))))
    capture.write_bytes(b"no Zstandard at all")
    hashed_again(site)

    assert any("this capture cannot be unpacked" in problem for problem in problems(site))


def test_a_file_that_is_gone_is_named(site: Path) -> None:
    (site / "method.html").unlink()

    assert "method.html: this file is missing" in problems(site)


def test_a_claim_without_anything_under_it_is_refused(site: Path) -> None:
    file = next(iter((site / "data" / "claims").glob("*.json")))
    data = json.loads(file.read_text("utf-8"))
    bare = next(claim for claim in data["claims"] if claim["kind"] == "finding" and claim["evidence"])
    bare |= {"evidence": [], "searched": [], "rests_on": []}
    file.write_text(json.dumps(data), encoding="utf-8")
    hashed_again(site)

    assert any(problem.startswith(f"{bare['id']}: this sentence rests on nothing") for problem in problems(site))


@pytest.mark.parametrize("name", ["site.json", "result.json", "claims.json"])
@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\xfe", b'{"platforms": [{"file": "../../x"}]}'])
def test_broken_files_are_problems_and_never_errors(site: Path, name: str, content: bytes) -> None:
    (site / name).write_bytes(content)

    assert problems(site)


def test_a_folder_that_is_no_site_is_refused(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["verify", str(tmp_path)])

    assert "this is a folder, and no site" in str(done.exception)


def test_a_fact_that_the_results_leave_out_is_extracted_again(site: Path) -> None:
    """A site may be made of results from which something was taken: every file then fits every other."""
    result = decode((site / "result.json").read_bytes(), where="result.json")
    (platform,) = result.platforms
    pages = tuple(replace(page, expiry=()) for page in platform.facts.pages)
    assert pages != platform.facts.pages
    silenced = replace(platform, facts=replace(platform.facts, pages=pages))
    site_of(result, site_blob(site), About(), "en").render(replace(result, platforms=(silenced,)), site)

    assert problems(site) == ["copper, copper: expiry read otherwise from the captured bytes"]


def test_without_the_captured_bytes_it_is_said_what_was_not_read_and_a_store_makes_up_for_it(
    site: Path, tmp_path: Path
) -> None:
    (capture,) = (site / "data" / "captures").iterdir()
    page = site_blob(site)(capture.stem)
    result = decode((site / "result.json").read_bytes(), where="result.json")
    capture.unlink()
    site_of(result, no_blob, About(), "en").render(result, tmp_path / "bare")

    bare = verify_site(tmp_path / "bare", site_of)
    assert bare.problems == []
    assert "its facts were not extracted again, since 1 captured pages of it are not in the site" in "".join(bare.notes)

    whole = verify_site(tmp_path / "bare", site_of, {capture.stem: page}.get)
    assert (whole.problems, whole.checked["pages extracted again"]) == ([], 1)
    other = verify_site(tmp_path / "bare", site_of, lambda _: b"<p>another page</p>")
    assert "its facts were not extracted again" in "".join(other.notes)


def bare_site(result: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The site of a stored result where nothing of what was captured is at hand."""
    monkeypatch.chdir(out.parent)
    done = CliRunner().invoke(app, ["report", str(result), "--out", str(out)])
    assert done.exit_code == 0, done.output
    return out


def bare_site_of_a_store(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The bare site of a store `kept` with one visit."""
    with Store.open(folder / "kept") as store:
        keep_cost(store, 0, 5)
    CliRunner().invoke(app, ["report", str(folder / "kept"), "--out", str(folder / "site")])
    return bare_site(folder / "site" / "result.json", folder / "bare", monkeypatch)


def test_the_command_reads_what_a_site_lacks_from_the_store_that_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = bare_site_of_a_store(tmp_path, monkeypatch)

    alone = CliRunner().invoke(app, ["verify", str(bare)])
    beside = CliRunner().invoke(app, ["verify", str(bare), "--store", str(tmp_path / "kept")])
    assert (alone.exit_code, beside.exit_code) == (Exit.CLEAN, Exit.CLEAN)
    assert "were not extracted again" in alone.output
    assert "were not extracted again" not in beside.output
    assert "1 pages extracted again" in " ".join(beside.output.split())


def test_the_command_reads_what_a_site_lacks_from_the_bundles_that_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundle, other = tmp_path / "visit.wacz", tmp_path / "other.wacz"
    bundle.write_bytes(bundles.a_bundle())
    CliRunner().invoke(app, ["audit", str(bundle), "--format", "html", "--out", str(tmp_path / "site")])
    bare = bare_site(tmp_path / "site" / "result.json", tmp_path / "bare", monkeypatch)

    alone = CliRunner().invoke(app, ["verify", str(bare)])
    beside = CliRunner().invoke(app, ["verify", str(bare), "--bundle", str(bundle)])
    assert (alone.exit_code, beside.exit_code) == (Exit.CLEAN, Exit.CLEAN), beside.output
    assert "were not extracted again" in alone.output
    assert "were not extracted again" not in beside.output
    missing = CliRunner().invoke(app, ["verify", str(bare), "--bundle", str(other)])
    assert "there is no such file" in str(missing.exception)


def test_a_store_without_the_captured_bytes_makes_up_for_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = bare_site_of_a_store(tmp_path, monkeypatch)
    with Store.open(tmp_path / "another") as store:
        keep_cost(store, 0, 8)

    told = CliRunner().invoke(app, ["verify", str(bare), "--store", str(tmp_path / "another")])
    assert "were not extracted again" in told.output

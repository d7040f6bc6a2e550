"""Each way of changing a bundle is named: the file, what was expected and what is there."""

from __future__ import annotations

import struct
import warnings
import zipfile
from io import BytesIO
from pathlib import Path

import bundles
import pytest
from bundles import changed, zipped
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from pricelint.audit.registry import load_rules
from pricelint.bundle.verify import verify_bundle
from pricelint.cli import app

BUNDLE = bundles.a_bundle()
VISIT, BLOBS = bundles.stored_visit()
DOM = f"pricelint/blobs/{VISIT.captures[0].artefacts.dom}"
WARC = "archive/001.warc.gz"


def problems(folder: Path, data: bytes) -> list[str]:
    path = folder / "visit.wacz"
    path.write_bytes(data)
    return [str(each) for each in verify_bundle(path, load_rules(plugins=False)).problems]


def flip(name: str, at: int = -200) -> bundles.Change:
    def change(files: dict[str, bytes]) -> None:
        data = bytearray(files[name])
        data[at] ^= 1
        files[name] = bytes(data)

    return change


def put(name: str, old: bytes, new: bytes) -> bundles.Change:
    def change(files: dict[str, bytes]) -> None:
        assert old in files[name]
        files[name] = files[name].replace(old, new)

    return change


def drop(name: str) -> bundles.Change:
    def change(files: dict[str, bytes]) -> None:
        del files[name]

    return change


def test_one_byte_of_a_warc(tmp_path: Path) -> None:
    found = problems(tmp_path, changed(BUNDLE, flip(WARC)))
    assert any(
        text.startswith(f"{WARC}: its sha256 is not the one in datapackage.json: expected sha256:") for text in found
    )


def test_one_byte_of_a_warc_under_hashes_made_to_fit(tmp_path: Path) -> None:
    (text,) = problems(tmp_path, changed(BUNDLE, flip(WARC), listed=True))
    assert text.startswith(WARC)
    assert "cannot be read" in text or "other bytes than its digest says" in text or "ends early" in text


def test_a_digit_of_the_page(tmp_path: Path) -> None:
    found = problems(tmp_path, changed(BUNDLE, put(DOM, b"$29", b"$19")))
    assert any(f"{DOM} (dom of https://quillmint.example/pricing): it holds other bytes" in text for text in found)
    assert any("a quote is not found again" in text and "$29" in text for text in found)
    assert any("amount reads otherwise today: expected" in text and "29" in text and "19" in text for text in found)


def test_a_digit_of_the_page_in_every_record_but_the_network(tmp_path: Path) -> None:
    """Somebody who makes page, manifest, result and hashes fit still has the response against them."""

    def forge(files: dict[str, bytes]) -> None:
        old = files.pop(DOM), VISIT.captures[0].artefacts.dom or ""
        new = old[0].replace(b"$29", b"$19")
        sha256 = bundles.sha256_of(new).removeprefix("sha256:")
        body = VISIT.captures[0].artefacts.body or ""
        forged = files.pop(f"pricelint/blobs/{body}").replace(b"$29", b"$19")
        body_now = bundles.sha256_of(forged).removeprefix("sha256:")
        files |= {f"pricelint/blobs/{sha256}": new, f"pricelint/blobs/{body_now}": forged}
        for name in ("pricelint/captures.json", "pricelint/result.json"):
            text = files[name].replace(old[1].encode(), sha256.encode()).replace(body.encode(), body_now.encode())
            files[name] = text

    found = problems(tmp_path, changed(BUNDLE, forge, listed=True))
    assert any("none of its responses is the one that the page was made from" in text for text in found)


def test_a_verdict_that_was_altered(tmp_path: Path) -> None:
    found = problems(tmp_path, changed(BUNDLE, put("pricelint/result.json", b'"violation"', b'"pass"'), listed=True))
    assert any("verdict reads otherwise today" in text and '"pass"' in text and '"violation"' in text for text in found)


@pytest.mark.parametrize("name", [WARC, DOM, "pricelint/result.json", "pricelint/captures.json", "indexes/index.cdxj"])
def test_a_missing_file(tmp_path: Path, name: str) -> None:
    assert any(
        text.startswith(f"{name}: this file is missing") for text in problems(tmp_path, changed(BUNDLE, drop(name)))
    )


@pytest.mark.parametrize("name", ["datapackage.json", "datapackage-digest.json"])
def test_a_missing_list(tmp_path: Path, name: str) -> None:
    assert f"{name}: this file is missing from the bundle" in problems(tmp_path, changed(BUNDLE, drop(name)))[0]


def test_an_altered_manifest(tmp_path: Path) -> None:
    name = "pricelint/captures.json"
    found = problems(tmp_path, changed(BUNDLE, put(name, b"2026-11-26T09:30:00.5", b"2025-11-26T09:30:00.5")))
    assert any(text.startswith(f"{name}: its sha256 is not the one") for text in found)


def test_an_altered_time_under_hashes_made_to_fit(tmp_path: Path) -> None:
    name = "pricelint/captures.json"
    data = changed(BUNDLE, put(name, b"2026-11-26T09:30:00.5", b"2025-11-26T09:30:00.5"), listed=True)
    found = problems(tmp_path, data)
    assert any("pages/pages.jsonl: it does not list what the bundle holds" in text for text in found)


def test_an_altered_list(tmp_path: Path) -> None:
    found = problems(tmp_path, changed(BUNDLE, put("datapackage.json", b"Quillmint", b"Quillment")))
    assert found[0].startswith(
        "datapackage.json: its sha256 is not the one in datapackage-digest.json: expected sha256"
    )


def test_a_file_that_nobody_listed(tmp_path: Path) -> None:
    found = problems(tmp_path, changed(BUNDLE, lambda files: files.update({"archive/009.warc.gz": b"more"})))
    assert "archive/009.warc.gz: datapackage.json does not list this file" in found


def test_a_bundle_that_was_cut_off(tmp_path: Path) -> None:
    (text,) = problems(tmp_path, BUNDLE[: len(BUNDLE) // 2])
    assert "no ZIP file, or one that was cut off" in text


def test_a_bomb(tmp_path: Path) -> None:
    data = changed(BUNDLE, lambda files: files.update({"pricelint/bomb": bytes(50_000_000)}), listed=True)
    (text,) = problems(tmp_path, data)
    assert "not safe to open: pricelint/bomb unpacks from" in text


@pytest.mark.parametrize(
    "name", ["../evil", "/etc/evil", "a/../../evil", "a\\b", "C:evil", "a//b", "line\nbreak", ".hidden"]
)
def test_a_name_that_leads_elsewhere(tmp_path: Path, name: str) -> None:
    (text,) = problems(tmp_path, changed(BUNDLE, lambda files: files.update({name: b"x"})))
    assert "not safe to open: a file is called" in text


def test_two_files_of_one_name(tmp_path: Path) -> None:
    with zipfile.ZipFile(BytesIO(BUNDLE)) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        data = zipped([*((name, archive.read(name)) for name in archive.namelist()), (WARC, b"another")])
    (text,) = problems(tmp_path, data)
    assert f"2 of its files are called '{WARC}'" in text


def test_a_file_behind_a_password(tmp_path: Path) -> None:
    data = bytearray(BUNDLE)
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    (text,) = problems(tmp_path, bytes(data))
    assert "is encrypted" in text


def test_a_size_that_is_not_true(tmp_path: Path) -> None:
    data = bytearray(BUNDLE)
    at = data.index(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 24, struct.unpack_from("<I", data, at + 24)[0] + 7)
    found = problems(tmp_path, bytes(data))
    assert any("it claims" in text or "cannot be unpacked" in text for text in found)


def test_a_format_of_another_day(tmp_path: Path) -> None:
    data = changed(
        BUNDLE, put("pricelint/captures.json", b"pricelint-evidence-1", b"pricelint-evidence-9"), listed=True
    )
    assert any(
        "its format is 'pricelint-evidence-9': expected pricelint-evidence-1" in text
        for text in problems(tmp_path, data)
    )


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_bundle_with_any_byte_changed_does_not_hold_or_says_the_same(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(BUNDLE) - 1))
    bit = data.draw(st.integers(0, 7))
    broken = BUNDLE[:at] + bytes([BUNDLE[at] ^ 1 << bit]) + BUNDLE[at + 1 :]
    path = tmp_path_factory.mktemp("any") / "visit.wacz"
    path.write_bytes(broken)
    found = verify_bundle(path, load_rules(plugins=False))
    if found.holds:
        with zipfile.ZipFile(path) as left, zipfile.ZipFile(BytesIO(BUNDLE)) as right:
            assert {name: left.read(name) for name in left.namelist()} == {
                name: right.read(name) for name in right.namelist()
            }


def test_the_command_says_what_differs_and_the_shell_hears_of_it(tmp_path: Path) -> None:
    path = tmp_path / "visit.wacz"
    path.write_bytes(BUNDLE)
    whole = CliRunner().invoke(app, ["verify", str(path)])
    assert whole.exit_code == 0, whole.output
    assert "visit.wacz: holds. Checked:" in whole.output
    path.write_bytes(changed(BUNDLE, put(DOM, b"$29", b"$19")))
    broken = CliRunner().invoke(app, ["verify", str(path)])
    assert broken.exit_code == 1
    assert "does not hold" in broken.output


def test_a_file_that_is_not_there_is_an_error_of_use(tmp_path: Path) -> None:
    from pricelint.errors import UsageError

    answer = CliRunner().invoke(app, ["verify", str(tmp_path / "none.wacz")])
    assert isinstance(answer.exception, UsageError)

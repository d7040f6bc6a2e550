"""A bundle holds what its visit held, in the format that viewers of web archives read, and says so when it is asked."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from pathlib import Path

import bundles
import pytest

from pricelint.archives.read import read_archive
from pricelint.audit.registry import load_rules
from pricelint.bundle.index import surt
from pricelint.bundle.manifest import decode_manifest
from pricelint.bundle.problem import Verification
from pricelint.bundle.verify import verify_bundle


@pytest.fixture(scope="module")
def bundle() -> bytes:
    return bundles.a_bundle()


@pytest.fixture
def path(bundle: bytes, tmp_path: Path) -> Path:
    file = tmp_path / "visit.wacz"
    file.write_bytes(bundle)
    return file


def verified(path: Path, data: bytes) -> Verification:
    path.write_bytes(data)
    return verify_bundle(path, load_rules(plugins=False))


def test_an_unchanged_bundle_holds(path: Path) -> None:
    found = verify_bundle(path, load_rules(plugins=False))
    assert found.problems == []
    assert found.notes == []
    assert found.checked["artefacts"] == 4
    assert found.checked["requests"] == 4
    assert found.checked["quotes"] > 5


def test_the_package_lists_every_file_with_its_hash(bundle: bytes) -> None:
    with zipfile.ZipFile(BytesIO(bundle)) as archive:
        package = json.loads(archive.read("datapackage.json"))
        digest = json.loads(archive.read("datapackage-digest.json"))
        assert digest == {"path": "datapackage.json", "hash": bundles.sha256_of(archive.read("datapackage.json"))}
        listed = {each["path"]: each for each in package["resources"]}
        assert set(archive.namelist()) - set(listed) == {"datapackage.json", "datapackage-digest.json"}
        for name, each in listed.items():
            assert each["hash"] == bundles.sha256_of(archive.read(name))
            assert each["bytes"] == archive.getinfo(name).file_size
        assert all(
            archive.getinfo(name).compress_type == zipfile.ZIP_STORED for name in listed if name.startswith("archive/")
        )
    assert (package["wacz_version"], package["mainPageUrl"]) == ("1.1.1", "https://quillmint.example/pricing")


def test_the_index_leads_to_records_and_the_pages_to_the_index(bundle: bytes) -> None:
    with zipfile.ZipFile(BytesIO(bundle)) as archive:
        lines = [line.split(" ", 2) for line in archive.read("indexes/index.cdxj").decode().splitlines()]
        pages = [json.loads(line) for line in archive.read("pages/pages.jsonl").decode().splitlines()]
        for _, _, told in lines:
            entry = json.loads(told)
            data = archive.read(f"archive/{entry['filename']}")
            member = data[int(entry["offset"]) : int(entry["offset"]) + int(entry["length"])]
            assert member.startswith(b"\x1f\x8b")
    assert [line[0] for line in lines] == sorted(line[0] for line in lines)
    assert [json.loads(line[2])["mime"] for line in lines] == ["text/html", "text/html", "text/css", "warc/revisit"]
    assert pages[0]["format"] == "json-pages-1.0"
    assert [page["url"] for page in pages[1:]] == ["https://quillmint.example/pricing", "https://quillmint.example/faq"]


def test_what_could_not_be_captured_is_in_the_record(bundle: bytes) -> None:
    with zipfile.ZipFile(BytesIO(bundle)) as archive:
        manifest = decode_manifest(archive.read("pricelint/captures.json"))
    assert manifest.visit == bundles.stored_visit()[0]
    assert manifest.warcs == ("archive/001.warc.gz", "archive/002.warc.gz", "")


def test_a_bundle_is_a_source_of_pages_again(path: Path) -> None:
    reading = read_archive(path)
    assert {page.url for page in reading.pages} == {
        "https://quillmint.example/pricing",
        "https://quillmint.example/faq",
    }
    assert reading.problems == []


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.Site.example/Plans?b=2&a=1", "example,site)/plans?a=1&b=2"),
        ("http://127.0.0.1:8080", "127.0.0.1:8080)/"),
    ],
)
def test_addresses_sort_by_their_host_from_the_right(url: str, key: str) -> None:
    assert surt(url) == key

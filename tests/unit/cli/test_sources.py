"""What a person names on the command line becomes platforms: addresses, platform files, folders, files."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_pdfs import paragraph, small_pdf

from pricelint.cli.archived import role_of, slug
from pricelint.cli.sources import read_sources
from pricelint.model.platform import Role

PAGE = "<!doctype html><p>100 credits for $5</p>"


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A folder of saved pages, with a file that is no page."""
    folder = tmp_path / "Quill Mint"
    folder.mkdir()
    for name in ("pricing.html", "faq.html", "terms-of-service.htm", "notes.txt"):
        (folder / name).write_text(PAGE, encoding="utf-8")
    return folder


def test_a_folder_is_one_platform_with_the_roles_that_its_files_name(saved: Path) -> None:
    (files,) = read_sources([str(saved)]).files
    assert (files.platform.id, files.platform.name) == ("quill-mint", "Quill Mint")
    assert {page.url.rsplit("/", 1)[-1]: page.role for page in files.platform.pages} == {
        "faq.html": Role.FAQ,
        "pricing.html": Role.PRICING,
        "terms-of-service.htm": Role.TERMS,
    }


def test_a_pdf_in_a_folder_is_a_page_of_its_platform(saved: Path) -> None:
    (saved / "terms.pdf").write_bytes(small_pdf(paragraph("Credits never expire.")))
    (files,) = read_sources([str(saved)]).files
    assert [page.role for page in files.platform.pages if page.url.endswith(".pdf")] == [Role.TERMS]


def test_files_are_one_platform_each_unless_a_name_binds_them(saved: Path) -> None:
    names = [str(saved / "pricing.html"), str(saved / "faq.html")]
    assert [files.platform.id for files in read_sources(names).files] == ["pricing", "faq"]
    (bound,) = read_sources(names, "Quillmint").files
    assert (bound.platform.name, len(bound.visit.captures)) == ("Quillmint", 2)


def test_files_of_one_name_stay_two_platforms(saved: Path, tmp_path: Path) -> None:
    other = tmp_path / "pricing.html"
    other.write_text(PAGE, encoding="utf-8")
    found = read_sources([str(saved / "pricing.html"), str(other), "https://a.example/x", "https://a.example/y"])
    assert [files.platform.id for files in found.files] == ["pricing", "pricing-2"]
    assert [files.visit.platform for files in found.files] == ["pricing", "pricing-2"]
    assert [platform.id for platform in found.platforms] == ["a-example", "a-example-2"]


def test_an_address_is_a_platform_that_is_followed_further() -> None:
    (platform,) = read_sources(["https://quillmint.example:8443/help/credits"]).platforms
    assert (platform.discover, platform.name) == (True, "quillmint.example:8443")
    assert [(page.url, page.found) for page in platform.pages] == [
        ("https://quillmint.example:8443/help/credits", "given")
    ]


@pytest.mark.parametrize("name", ["file:///etc/passwd", "javascript://x/%0aalert(1)", "ftp://a.example/p", "http://"])
def test_what_is_no_web_address_is_refused_by_name_and_the_rest_stays(name: str, saved: Path) -> None:
    found = read_sources([name, str(saved), str(saved / "gone.html")])
    assert len(found.files) == 1
    assert [name in found.refused[0], "gone.html" in found.refused[1]] == [True, True]


def test_a_folder_without_pages_is_refused(tmp_path: Path) -> None:
    assert "no page" in read_sources([str(tmp_path)]).refused[0]


@pytest.mark.parametrize(
    ("name", "role"),
    [("acme-pricing", Role.PRICING), ("acme-faq", Role.FAQ), ("agb", Role.TERMS), ("buy-credits", Role.CREDITS)],
)
def test_roles_are_read_from_names(name: str, role: Role) -> None:
    assert role_of(name) is role


@pytest.mark.parametrize(("name", "expected"), [("Ünïcode Näme!", "unicode-name"), ("…", "platform"), ("A_b", "a-b")])
def test_a_slug_is_safe_for_a_file_name(name: str, expected: str) -> None:
    assert slug(name) == expected

from __future__ import annotations

from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from pricelint.errors import ConfigError
from pricelint.model.platform import Role
from pricelint_spiders.catalogue import load_platform
from pricelint_spiders.samples import sample_names, serve_samples

GOOD = """
name = "Quillmint"
unit = "credit"
status = "unverified"
[[pages]]
role = "pricing"
url = "https://quillmint.example/pricing"
since = 2026-11-22
[hints]
toggles = ["Annual"]
wait_for = ["per month"]
[[history]]
date = 2026-11-22
note = "First declaration."
"""


def write(folder: Path, text: str, name: str = "quillmint.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_platform_file_becomes_a_platform(tmp_path: Path) -> None:
    platform = load_platform(write(tmp_path, GOOD))
    assert (platform.id, platform.name, platform.unit, platform.discover) == ("quillmint", "Quillmint", "credit", True)
    assert [(page.url, page.role) for page in platform.pages] == [("https://quillmint.example/pricing", Role.PRICING)]
    assert (platform.hints.toggles, platform.hints.wait_for) == (("Annual",), ("per month",))


def test_a_platform_file_opens_the_private_hosts_that_it_names_and_no_others(tmp_path: Path) -> None:
    private = GOOD.replace("quillmint.example", "10.0.0.1").replace(
        "status", 'allow_hosts = ["10.0.0.1", "Plans."]\nstatus'
    )
    assert load_platform(write(tmp_path, private)).allow_hosts == ("10.0.0.1", "plans")
    with pytest.raises(ConfigError, match=r"pages\[0\]\.url"):
        load_platform(write(tmp_path, private.replace('"10.0.0.1", ', "")))
    with pytest.raises(ConfigError, match="metadata"):
        load_platform(write(tmp_path, private.replace("10.0.0.1", "169.254.169.254")))


@pytest.mark.parametrize(
    ("before", "after", "where"),
    [
        ('role = "pricing"', 'role = "prices"', "pages[0].role"),
        ('name = "Quillmint"', "", "name"),
        ('name = "Quillmint"', "name = 7", "name"),
        ("since = 2026-11-22", 'since = "yesterday"', "pages[0].since"),
        ("since = 2026-11-22", "", "since"),
        ('toggles = ["Annual"]', 'toggle = ["Annual"]', "toggle"),
        ('status = "unverified"', 'status = "fine"', "status"),
        ('status = "unverified"', 'status = "verified"', "verified is missing"),
        ('status = "unverified"', "verified = 2026-11-26", "the status is unverified"),
        ('unit = "credit"', 'makes = ["money"]', "makes[0]"),
        ("https://quillmint.example/pricing", "quillmint.example/pricing", "pages[0].url"),
        ("https://quillmint.example/pricing", "file:///etc/passwd", "pages[0].url"),
        ("https://quillmint.example/pricing", "http://10.0.0.1/pricing", "pages[0].url"),
        ('url = "https://quillmint.example/pricing"', 'path = "pricing.html"', "pages[0].path"),
        ('url = "https://quillmint.example/pricing"', "", "pages[0]"),
        ("unit =", "unit ==", "TOML"),
        ("[[pages]]", "[[page]]", "page"),
        ("[hints]", '[watch]\nevry = "6 hours"\n[hints]', "evry"),
        ("[hints]", '[watch]\nevery = "often"\n[hints]', "watch: every"),
        ("[hints]", '[watch]\nevery = "6 hours"\nat = "06:30"\n[hints]', "no whole days"),
    ],
)
def test_a_mistake_is_named_with_its_file_and_key(tmp_path: Path, before: str, after: str, where: str) -> None:
    assert before in GOOD
    path = write(tmp_path, GOOD.replace(before, after))
    with pytest.raises(ConfigError) as caught:
        load_platform(path)
    assert str(path) in str(caught.value)
    assert where in str(caught.value)


def test_a_file_name_that_is_no_id_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="Quill Mint"):
        load_platform(write(tmp_path, GOOD, "Quill Mint.toml"))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load_platform(tmp_path / "gone.toml")


def test_samples_are_served_each_on_a_site_of_its_own() -> None:
    with serve_samples() as platforms:
        assert [platform.id for platform in platforms] == list(sample_names())
        assert len({page.url.rsplit("/", 1)[0] for platform in platforms for page in platform.pages}) == len(platforms)
        for platform in platforms:
            for page in platform.pages:
                with urlopen(page.url, timeout=5) as answer:  # noqa: S310 - loopback
                    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
                    assert b"<html" in answer.read().lower()


@pytest.mark.parametrize("path", ["../expected.toml", "%2e%2e/expected.toml", "nothing.html", "/etc/passwd"])
def test_the_sample_server_gives_nothing_but_the_pages_of_its_site(path: str) -> None:
    with serve_samples(sample_names()[0]) as (platform,):
        base = platform.pages[0].url.rsplit("/", 1)[0]
        with pytest.raises(HTTPError, match="404") as caught:
            urlopen(f"{base}/{path}", timeout=5)  # noqa: S310 - loopback
        caught.value.close()

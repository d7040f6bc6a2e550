"""Every file of the target catalogue can be visited, says what it is, and claims no visit that was not made."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from pricelint.model.platform import SELLING_ROLES
from pricelint.net.address import AddressPolicy
from pricelint.net.scope import tidy
from pricelint_spiders.catalogue import Makes, catalogue, load_platform, read_platform_file

FOLDER = Path(__file__).parents[2] / "spiders" / "pricelint_spiders" / "platforms"
FILES = sorted(FOLDER.glob("*.toml"))


def test_there_are_sixty_platforms_and_each_trade_has_some() -> None:
    assert len(catalogue()) == len(FILES) >= 60
    trades = Counter(trade for path in FILES for trade in read_platform_file(path).makes)
    assert {trade for trade, count in trades.items() if count >= 3} == set(get_args(Makes))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_valid_public_and_dated(path: Path) -> None:
    platform, entry = load_platform(path), read_platform_file(path)
    assert any(page.role in SELLING_ROLES for page in platform.pages)
    assert len({page.url for page in platform.pages}) == len(platform.pages)
    for page in platform.pages:
        assert page.url.startswith("https://")
        assert AddressPolicy(allow_loopback=False).check_url(page.url)
        assert tidy(page.url, page.url) == page.url
        assert page.since
    assert entry.history
    assert [line.date for line in entry.history] == sorted(line.date for line in entry.history)
    assert entry.status == "verified" or any("visited yet" in line.note for line in entry.history)


def test_ids_names_and_pages_are_unique() -> None:
    platforms = catalogue()
    assert [platform.id for platform in platforms] == [path.stem for path in FILES]
    for told in (
        [platform.name.casefold() for platform in platforms],
        [page.url for p in platforms for page in p.pages],
    ):
        assert [one for one, count in Counter(told).items() if count > 1] == []

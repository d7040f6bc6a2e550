"""Fixtures that tests with a real browser share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pricelint.store.store import Store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store that the tests of one module capture into."""
    with Store.open(tmp_path_factory.mktemp("store")) as opened:
        yield opened

"""Commands are tested in a wide terminal: how a narrow one folds its cells is not what they are asked."""

from __future__ import annotations

import pytest

from pricelint.cli.app import err, out


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever COLUMNS said when the consoles were made, which is before any test could."""
    for console in (out, err):
        monkeypatch.setattr(console, "_width", 200)

"""The exception hierarchy: drawn as it is, told in full, alive after a trip between processes."""

from __future__ import annotations

import inspect
import pickle
import re

from pricelint import errors
from pricelint.errors import BlobMissingError, ConfigError, PricelintError


def drawn() -> dict[str, str]:
    """Each class of the drawing and the class it hangs from."""
    parents: dict[str, str] = {}
    path: list[tuple[int, str]] = []
    for line in (errors.__doc__ or "").splitlines():
        if found := re.search(r"\b([A-Z][A-Za-z]+Error)\b", line):
            while path and path[-1][0] >= found.start():
                path.pop()
            parents[found[1]] = path[-1][1] if path else "Exception"
            path.append((found.start(), found[1]))
    return parents


def test_the_drawing_in_the_docstring_is_the_hierarchy() -> None:
    defined = {
        name: kind.__base__.__name__
        for name, kind in inspect.getmembers(errors, inspect.isclass)
        if kind.__module__ == errors.__name__ and kind.__base__
    }

    assert drawn() == defined


def test_a_message_says_where_what_expected_and_what_to_do() -> None:
    error = ConfigError("unknown key 'rols'", where="acme.toml:3", expected="roles", do="correct the key.")

    assert str(error) == "acme.toml:3: unknown key 'rols'. Expected: roles. To do: correct the key"
    assert str(PricelintError("it broke")) == "it broke"


def test_an_error_keeps_its_parts_between_processes() -> None:
    error = BlobMissingError("no such blob", where="sha256:00", expected="a stored blob", do="crawl again")
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own object

    assert type(copy) is BlobMissingError
    assert (copy.what, copy.where, copy.expected, copy.do) == (error.what, error.where, error.expected, error.do)

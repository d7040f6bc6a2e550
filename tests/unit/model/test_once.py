"""Questions that are answered once, and copies with changes."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, replace

import msgspec
import pytest

from pricelint.audit.by_hand import shop, site_of
from pricelint.model.changed import changed
from pricelint.model.once import Remembering, once
from pricelint.model.outcome import Outcome, Verdict


@dataclass(frozen=True, slots=True)
class Pages(Remembering):
    """A thing to ask about."""

    names: tuple[str, ...]
    asked: list[str]


@once
def longest(pages: Pages) -> str | None:
    """The longest name."""
    pages.asked.append("longest")
    return max(pages.names, key=len, default=None)


def test_a_question_is_answered_once_also_with_nothing() -> None:
    for names, answer in ((("a", "bb"), "bb"), ((), None)):
        pages = Pages(names, [])
        assert [longest(pages), longest(pages)] == [answer, answer]
        assert pages.asked == ["longest"]


def test_a_copy_is_asked_anew() -> None:
    pages = Pages(("a",), [])
    assert longest(pages) == "a"
    assert longest(replace(pages, names=("ccc",))) == "ccc"
    assert longest(changed(pages, names=("ccc",))) == "ccc"


def test_an_error_in_a_question_is_not_taken_for_an_answer() -> None:
    @once
    def broken(pages: Pages) -> str:
        return pages.names.nothing  # type: ignore[attr-defined, no-any-return]

    pages = Pages((), [])
    for _ in range(2):
        with pytest.raises(AttributeError, match="nothing"):
            broken(pages)


def test_what_was_answered_is_no_part_of_the_facts() -> None:
    asked, other = site_of(shop()), site_of(shop())
    assert asked.unit is not None
    assert asked == other
    assert hash(asked) == hash(other)
    assert repr(asked) == repr(other)
    assert msgspec.json.encode(asked) == msgspec.json.encode(other)
    sent = pickle.loads(pickle.dumps(asked))  # noqa: S301 - our own bytes
    assert sent == other
    assert sent.unit == other.unit


def test_changed_is_what_replace_gives() -> None:
    outcome = Outcome(rule="some-rule", verdict=Verdict.PASS, summary="All is well.", missing=("nothing",))
    values = {"verdict": Verdict.REVIEW, "missing": ()}
    assert changed(outcome, **values) == replace(outcome, **values)  # type: ignore[arg-type]
    assert outcome.verdict is Verdict.PASS
    with pytest.raises(AttributeError):
        changed(outcome, verdikt=Verdict.PASS)

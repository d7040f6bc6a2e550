"""What a reading keeps of a visit, as JSON: facts with coverage, and outcomes. The same gives the same bytes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import msgspec

from pricelint.errors import ResultError
from pricelint.model.outcome import Coverage, Outcome
from pricelint.model.site import SiteFacts

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ReadingJson:
    """The facts of a visit and its coverage."""

    facts: SiteFacts
    coverage: Coverage


_READING = msgspec.json.Decoder(ReadingJson)
_OUTCOMES = msgspec.json.Decoder(tuple[Outcome, ...])


def encode_reading(facts: SiteFacts, coverage: Coverage) -> bytes:
    """Facts and coverage as UTF-8 JSON without white space."""
    return msgspec.json.encode(ReadingJson(facts, coverage), order="deterministic")


def decode_reading(data: bytes, where: str) -> ReadingJson:
    """Facts and coverage of their JSON. Raises ResultError where another version wrote it; `where` names it."""
    return _decoded(_READING, data, where)


def encode_outcomes(outcomes: tuple[Outcome, ...]) -> bytes:
    """The outcomes of a visit as UTF-8 JSON without white space."""
    return msgspec.json.encode(outcomes, order="deterministic")


def decode_outcomes(data: bytes, where: str) -> tuple[Outcome, ...]:
    """The outcomes of their JSON. Raises ResultError where another version wrote it; `where` names it."""
    return _decoded(_OUTCOMES, data, where)


def _decoded(decoder: msgspec.json.Decoder[T], data: bytes, where: str) -> T:
    try:
        return decoder.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError) as error:
        raise ResultError(
            f"the reading is not one of this version: {error}", where=where, do="read it again: pricelint reextract"
        ) from error

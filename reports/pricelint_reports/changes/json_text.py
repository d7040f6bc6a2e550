"""Changes as JSON: the model as it is, times in ISO 8601, one object a change."""

from __future__ import annotations

from collections.abc import Sequence

from pricelint.model.announcement import Announced
from pricelint.model.change import Change, DatedChange
from pricelint.result_json.text import json_text


def changes_json(changes: Sequence[Change] | Sequence[DatedChange] | Sequence[Announced]) -> bytes:
    """A list of changes, or of what was announced, in the order given, ending with a line break; the same changes give
    the same bytes."""
    return json_text(list(changes))

"""One file per change of the schema; applied ones are never edited."""

from __future__ import annotations

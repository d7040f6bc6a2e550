"""A platform over time: what it states, as keyed statements, and what became of each of them.

`stated` reads a snapshot, `compare` sets two side by side, `series` follows every statement over many snapshots, and
`timeline` says which of its changes hold. All of it is pure: times come from captures, never from a clock.
"""

from __future__ import annotations

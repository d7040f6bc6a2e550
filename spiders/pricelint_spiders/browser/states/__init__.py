"""The states of a page: its controls are found and driven once each, then by twos where two change the same figures.

What they change beside a price is captured.
"""

from __future__ import annotations

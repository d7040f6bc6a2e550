"""The states of a page: its controls are found, driven once each, and what they change beside a price is captured."""

from __future__ import annotations

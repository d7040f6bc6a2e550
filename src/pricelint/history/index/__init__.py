"""The price index of credits: what a fixed basket of actions costs over time, chained from period to period.

`readings` takes the prices of one visit, `formula` sets two sets of prices against each other, `weights` says how much
each action counts, `chained` makes the series of one platform, `overall` that of many, `report` all of it as data.
docs/index.md says it for readers. Everything is pure, and in Decimal.
"""

from __future__ import annotations

"""A fictional platform over half a year, as pages and as visits of a store: what changed, what could not be had."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from timetable import visit_of

from pricelint.cli.over_time import keep_readings
from pricelint.model.capture import Visit
from pricelint.readings.follow import follow
from pricelint.store.store import Store

BEGIN = datetime(2026, 1, 5, 9, tzinfo=UTC)
PLATFORM = "quillcast"
ADDRESS = "https://quillcast.example/pricing"

_STYLE = """body{font:16px/1.5 sans-serif;margin:0;color:#222}main{max-width:960px;margin:auto;padding:24px}
.plans{display:flex;gap:16px;flex-wrap:wrap}.plan{border:1px solid #ccc;border-radius:8px;padding:16px;flex:1 1 200px}
table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #ddd;padding:8px;text-align:left}"""


@dataclass(frozen=True)
class Version:
    """The page as it was from one day on."""

    plans: Mapping[str, tuple[int, int]]
    costs: Mapping[str, int]
    expiry: str = "Unused credits roll over for 60 days."
    unit: str = "credit"
    extra: str = ""
    packs: Mapping[int, int] = field(default_factory=lambda: {500: 6})

    def html(self) -> str:
        """The page."""
        units = f"{self.unit}s"
        cards = "".join(
            f"<div class=plan><h3>{name}</h3><p><b>${price}</b> per month</p><p>{granted:,} {units} per month</p>"
            f"<button>Choose {name}</button></div>"
            for name, (price, granted) in self.plans.items()
        )
        rows = "".join(f"<tr><td>{item}</td><td>{cost} {units}</td></tr>" for item, cost in self.costs.items())
        packs = "".join(f"<li>{size:,} {units} for ${price}</li>" for size, price in self.packs.items())
        return (
            f"<!doctype html><html lang=en><head><title>Quillcast pricing</title><style>{_STYLE}</style></head><body>"
            f"<main><h1>Pricing</h1><p>Quillcast makes pictures and clips. You pay with {units}.</p>"
            f"<div class=plans>{cards}</div>"
            f"<h2>What {units} buy</h2><table><tr><th>Action</th><th>Cost</th></tr>{rows}</table>"
            f"<h2>Top-ups</h2><ul>{packs}</ul><h2>Questions</h2><p>{self.expiry}</p>{self.extra}</main></body></html>"
        )


FIRST = Version(
    plans={"Starter": (12, 1000), "Pro": (29, 3000)},
    costs={"Generate an image": 10, "Upscale an image": 4, "Generate a video clip": 80},
)
DEARER = replace(FIRST, costs={**FIRST.costs, "Generate an image": 14})
SMALLER = replace(DEARER, plans={"Starter": (12, 800), "Pro": (35, 3000)})
TIGHTER = replace(SMALLER, expiry="Unused credits expire at the end of each billing cycle.")
WIDER = replace(TIGHTER, costs={**TIGHTER.costs, "Generate a song": 25})
LAST = replace(WIDER, costs={**WIDER.costs, "Generate a video clip": 100})

VISITS: tuple[tuple[int, Version | None], ...] = (
    (0, FIRST), (12, FIRST), (30, FIRST), (44, DEARER), (58, DEARER), (75, None), (89, SMALLER), (104, SMALLER),
    (120, TIGHTER), (133, WIDER), (149, WIDER), (163, LAST),
)  # fmt: skip
"""Days after the beginning and the page of that day; None where it could not be had."""


def record(store: Store, day: int, version: Version | None, platform: str = PLATFORM) -> str:
    """Keep one visit without a browser; the id of it."""
    at = BEGIN + timedelta(days=day)
    body = None if version is None else store.blobs.put(version.html().encode())
    visit = visit_of(platform, at, body, f"{platform}-visit-{day}")
    store.visits.record(visit)
    return visit.id


def record_all(store: Store, platform: str = PLATFORM) -> None:
    """Keep every visit."""
    for day, version in VISITS:
        record(store, day, version, platform)


@contextmanager
def followed_store(folder: Path) -> Iterator[Store]:
    """A store that keeps every visit, what was read of each, and what changed."""
    with Store.open(folder) as store:
        record_all(store)
        assert keep_readings(store, [PLATFORM]) == []
        follow(store, PLATFORM)
        yield store


def redated(visit: Visit, day: int) -> Visit:
    """A visit that was made just now as one of another day, of the platform's own address."""
    at = BEGIN + timedelta(days=day)
    captures = tuple(
        replace(one, platform=PLATFORM, captured_at=at, requested_url=ADDRESS, final_url=ADDRESS)
        for one in visit.captures
    )
    return Visit(f"{PLATFORM}-visit-{day}", PLATFORM, at, at, captures)

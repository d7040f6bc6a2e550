"""A quote for five needs over a hundred platforms, as a multiple of HiGHS alone solving the same hundred models.

Both run in turn on the same offers, the best of ROUNDS each. The quote matches needs with costs, builds the models,
solves them, and does the arithmetic again in fractions; HiGHS alone gets the models ready made.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from pricelint.costs.lasting import Lasting
from pricelint.costs.quote import Buyable, Offer, Request, need_of, quote
from pricelint.costs.quote.highs import loaded, solver_of
from pricelint.costs.quote.program import build
from pricelint.model.derivation import Basis, Size
from pricelint.model.evidence import Evidence, Place
from pricelint.model.fact import Cost
from pricelint.model.money import Money
from pricelint.model.units import Modality, Per, Period

PLATFORMS, ROUNDS, BOUND = 100, 3, 3.0
KINDS = (
    (Modality.IMAGE, Per.IMAGE, "Flux", 5), (Modality.VIDEO, Per.CLIP, "Motion", 80),
    (Modality.AUDIO, Per.MINUTE, "Voice", 12), (Modality.TEXT, Per.WORDS, "Words", 2),
    (Modality.THREE_D, Per.MODEL, "Mesh", 40),
)  # fmt: skip
NEEDS = ("image:flux=200/month", "video=10/month", "audio.minute=30/month", "text.1000_words=50/month", "3d=5/month")
SEEN = (Evidence(page="p", capture="c", url="", state="", path="p", start=0, end=5, quote="quote", place=Place.MAIN),)


def offers() -> list[Offer]:
    """Platforms with four plans in two billings and four packs, as pricing pages have them."""
    chance = random.Random(6)  # noqa: S311 -- prices, no secrets
    return [offer(chance, number) for number in range(PLATFORMS)]


def offer(chance: random.Random, number: int) -> Offer:
    """One platform."""
    lasts = Lasting(chance.choice((1, 2, 3, None)), chance.choice((None, Decimal(1))), None)
    plans = [
        thing(f"plan {size}", Decimal(price) * factor, every, size, lasts)
        for size, price in zip((500, 1500, 4000, 10000), sorted(chance.sample(range(9, 199), 4)), strict=True)
        for every, factor in ((1, 1), (12, 10))
    ]
    packs = [pack(chance, size) for size in (200, 500, 1000, 2500)]
    costs = tuple(cost(kind, per, name, units, chance.randint(0, 3)) for kind, per, name, units in KINDS)
    return Offer(
        platform=f"platform-{number}", name=f"Platform {number}", currency="USD", unit="credit", plans=tuple(plans),
        packs=tuple(packs), costs=costs, packs_need_plan=False,
    )  # fmt: skip


def pack(chance: random.Random, size: int) -> Buyable:
    """A pack that lasts three months or twelve."""
    price = Decimal(size) * chance.randint(8, 20) / 1000
    return thing(f"pack {size}", price, None, size, Lasting(chance.choice((3, 12)), None, None))


def cost(kind: Modality, per: Per, name: str, units: int, more: int) -> Cost:
    """A stated cost, as a range where `more` is above 0."""
    return Cost(
        item=f"{name} output", modality=kind, per=per, low=Decimal(units), high=Decimal(units + more), evidence=SEEN
    )


def thing(name: str, price: Decimal, every: int | None, units: int, lasts: Lasting) -> Buyable:
    """A plan or a pack."""
    size = Size(
        basis=Basis.PLAN if every else Basis.PACK, name=name, money=Money("USD", price), units=Decimal(units),
        bonus=Decimal(0), period=Period.MONTH, billed=None, source=(),
    )  # fmt: skip
    return Buyable(
        name=name, price=price, every=every, units=Fraction(units), grant=1 if every else None, lasting=lasts, size=size
    )


def cpu(work: Callable[[], object]) -> float:
    """Seconds of processor time."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def main() -> int:
    """1 where the bound is missed."""
    request = Request(needs=tuple(map(need_of, NEEDS)), success_rate=Fraction(7, 10))
    sold = offers()
    quotes = [quote(one, request) for one in sold]
    models = [loaded(build(one, found.needed, request.months)[0]) for one, found in zip(sold, quotes, strict=True)]

    def alone() -> None:
        for model in models:
            solver_of(model).run()

    pairs = [(cpu(lambda: [quote(one, request) for one in sold]), cpu(alone)) for _ in range(ROUNDS)]
    ours, theirs = (min(column) for column in zip(*pairs, strict=True))
    solved = sum(found.total is not None for found in quotes)
    print(f"{len(NEEDS)} needs, {PLATFORMS} platforms ({solved} quoted): {ours:.2f} s against {theirs:.2f} s of HiGHS: "
          f"{ours / theirs:.2f} x (bound {BOUND:g})")  # fmt: skip
    return 0 if ours / theirs <= BOUND else 1


if __name__ == "__main__":
    sys.exit(main())

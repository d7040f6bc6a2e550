"""Facts: what pages state, each with the evidence that entails it.

A fact cannot be constructed without evidence. What a page does not state is absent: never zero, never free.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from pricelint.model.evidence import Evidence
from pricelint.model.money import Money
from pricelint.model.units import (
    BonusCondition,
    Modality,
    Per,
    Period,
    Policy,
    Pool,
    TacticKind,
    TermName,
    VariationKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Base of all facts. `method` names the reader that found it; `doubt` says in words why a person should look."""

    evidence: tuple[Evidence, ...]
    method: str = ""
    doubt: str | None = None

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"a {type(self).__name__} fact needs at least one piece of evidence")


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitName(Fact):
    """The platform's internal currency. `name` is singular and lower-case; `aliases` are further words used for it.

    `is_output` is true where the unit is itself what is made (a minute, an image, a page): one unit is then one action.
    """

    name: str
    aliases: tuple[str, ...] = ()
    is_output: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PricePoint(Fact):
    """`amount` is printed per `per`, charged every `billed`; `was` is the struck or former amount for that period."""

    amount: Money
    per: Period | None
    billed: Period | None = None
    was: Money | None = None
    starting_from: bool = False
    intro: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance(Fact):
    """Units granted with a plan; `amount` is None where it is unlimited."""

    amount: Decimal | None
    per: Period | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Fact):
    """A subscription tier."""

    name: str
    prices: tuple[PricePoint, ...] = ()
    allowance: Allowance | None = None
    free: bool = False
    contact_sales: bool = False
    per_seat: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack(Fact):
    """A one-off purchase: `units` without `bonus` for `price`."""

    name: str
    price: Money
    units: Decimal
    bonus: Decimal = Decimal(0)
    bonus_for_everyone: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate(Fact):
    """A rate the page states in words: `units` cost `money`."""

    money: Money
    units: Decimal
    approximate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost(Fact):
    """Units that one action consumes: from `low` to `high` units per `per`.

    `item` names the action in the page's words; `quality` the stated resolution, length or mode, where there is one.
    """

    item: str
    modality: Modality
    low: Decimal
    high: Decimal
    per: Per
    quality: str = ""
    approximate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Equivalence(Fact):
    """A yield the page claims: `units` (of a plan, pack or in words) make about `count` of `modality`.

    Never a cost: "up to" and "about" state the best or an average case, which `best_case` marks.
    """

    units: Decimal | None
    count: Decimal
    modality: Modality
    per: Per
    best_case: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Advertised(Fact):
    """An action, model or feature that a selling page names as something the units pay for.

    `named` holds the words that make it a thing of its own, lower-case; () where any action of its modality is meant.
    """

    item: str
    modality: Modality
    model: bool = False
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup(Fact):
    """The same named model and output under a plain and under a premium label.

    `plain` and `premium` are what each costs in units per `per`; `difference` is the stated difference in the page's
    words (speed, priority, licence), None where none is stated; `same_model` is false where the models differ.
    """

    item: str
    label: str
    plain: Decimal
    premium: Decimal
    per: Per
    difference: str | None
    same_model: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Expiry(Fact):
    """What becomes of unused units of one pool. `days` where limited; `cap` in the page's words where capped.

    `condition` holds the words that restrict it ("as long as your plan is active"), None where it holds always;
    `cap_periods` is the cap in periods' allowances where it is stated so (1 = at most one month's worth).
    """

    pool: Pool
    policy: Policy
    days: int | None = None
    cap: str | None = None
    cap_periods: Decimal | None = None
    condition: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bonus(Fact):
    """Extra units on a condition; `units` is None where no number is stated. `paid`: granted for paying."""

    units: Decimal | None
    condition: BonusCondition
    expires_days: int | None = None
    paid: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tactic(Fact):
    """Pressure beside a price. `deadline` is the end date where one is printed; `about_feature`: what is limited is a
    feature; `restarts`: whether a countdown began anew in each load of a trial, None where that was not settled."""

    kind: TacticKind
    deadline: date | None = None
    about_feature: bool = False
    restarts: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Variation(Fact):
    """The same units at different money. `public` with `regular_stated`: a dated sale, intro price or public coupon
    that prints the regular price beside it, which is fair."""

    kind: VariationKind
    public: bool = False
    regular_stated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Fact):
    """A general term; `value` in plain words ("refundable", "charged", "true"); `default_on` for top-ups."""

    name: TermName
    value: str
    default_on: bool | None = None


class HintTopic(StrEnum):
    """What a passage touches without settling it; rules answer `review` and quote it."""

    EXPIRY = "expiry"
    COST = "cost"
    YIELD = "yield"
    PRICE = "price"
    VARIATION = "variation"
    PRESSURE = "pressure"
    BONUS = "bonus"
    REFUND = "refund"
    TAX = "tax"
    UNLIMITED = "unlimited"
    OVERAGE = "overage"
    GATED = "gated"
    SURCHARGE = "surcharge"
    VOLUME = "volume"
    INACTIVITY = "inactivity"
    NOTICE = "notice"
    MARKUP = "markup"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint(Fact):
    """A passage that touches `topic` but states no fact ("credits refresh monthly", "costs vary by model")."""

    topic: HintTopic
    pool: Pool | None = None
    note: str = ""

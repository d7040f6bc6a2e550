"""The closed vocabularies that facts are stated in."""

from __future__ import annotations

from enum import StrEnum


class Period(StrEnum):
    """How often something is charged or granted."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    ONCE = "once"


PERIOD_DAYS = {Period.DAY: 1, Period.WEEK: 7, Period.MONTH: 30, Period.QUARTER: 90, Period.YEAR: 365}
"""Days in a period, by the convention that a month has 30 days, six months 180 and a year 365."""

RECURRING = frozenset(PERIOD_DAYS)
"""The periods that come again."""

MONTHS_IN = {Period.MONTH: 1, Period.QUARTER: 3, Period.YEAR: 12}
"""Months in the periods that are whole months."""


class Modality(StrEnum):
    """What an action makes."""

    TEXT = "text"
    IMAGE = "image"
    VIDEO = "video"
    AUDIO = "audio"
    THREE_D = "3d"
    CODE = "code"
    OTHER = "other"


class Per(StrEnum):
    """The measure of an action that a cost is stated for."""

    GENERATION = "generation"
    IMAGE = "image"
    SECOND = "second"
    MINUTE = "minute"
    VIDEO = "video"
    CLIP = "clip"
    SONG = "song"
    CHARACTERS = "1000_characters"
    WORDS = "1000_words"
    PAGE = "page"
    MESSAGE = "message"
    REQUEST = "request"
    MODEL = "model"
    OTHER = "other"


class Pool(StrEnum):
    """Which units a statement is about."""

    PLAN = "plan"
    PURCHASED = "purchased"
    BONUS = "bonus"
    FREE = "free"
    ALL = "all"


PAID_POOLS = (Pool.PLAN, Pool.PURCHASED, Pool.ALL)
"""The pools that are paid for; a statement on all units holds for them, too."""


class Policy(StrEnum):
    """What becomes of unused units."""

    NEVER = "never"
    END_OF_CYCLE = "end_of_cycle"
    ROLLOVER = "rollover"
    FIXED_PERIOD = "fixed_period"
    ON_CANCEL = "on_cancel"
    KEPT_ON_CANCEL = "kept_on_cancel"
    ON_INACTIVITY = "on_inactivity"


class BonusCondition(StrEnum):
    """What earns extra units."""

    SIGNUP = "signup"
    PURCHASE = "purchase"
    FIRST_PURCHASE = "first_purchase"
    REFERRAL = "referral"
    DAILY = "daily"
    ANNUAL = "annual"
    OTHER = "other"


class TacticKind(StrEnum):
    """Pressure beside a price, by the types of Mathur et al. 2019 that a capture can show."""

    COUNTDOWN = "countdown"
    LIMITED_TIME = "limited_time"
    LOW_STOCK = "low_stock"
    SOCIAL_PROOF_TIMER = "social_proof_timer"


class VariationKind(StrEnum):
    """Why two buyers pay different money for the same units."""

    PAYMENT_METHOD = "payment_method"
    TIME = "time"
    REGION = "region"
    FIRST_PURCHASE = "first_purchase"
    APP_STORE = "app_store"
    COUPON = "coupon"
    DEVICE = "device"
    RETURNING = "returning"


class TermName(StrEnum):
    """Terms that a page states once for everything it sells."""

    REFUND = "refund"
    FAILED_GENERATIONS = "failed_generations"
    AUTO_RENEW = "auto_renew"
    AUTO_TOP_UP = "auto_top_up"
    UNLIMITED_WITH_LIMITS = "unlimited_with_limits"
    TAX_EXCLUDED = "tax_excluded"
    TOP_UP_NEEDS_PLAN = "top_up_needs_plan"

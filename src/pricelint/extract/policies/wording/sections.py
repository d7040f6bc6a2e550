"""The sections of a language's phrase file that tell policies, as its file holds them."""

from __future__ import annotations

import msgspec


class Policies(msgspec.Struct):
    """Section [policies]: regular expressions, each list one class of wording; see the comments in en.toml."""

    verb_final: bool = False
    takes_objects: bool = True
    variants: dict[str, str] = {}
    comma: str = ","
    spaced: bool = True
    abbreviations: list[str] = []
    often_last: list[str] = []
    lapse: list[str] = []
    carry: list[str] = []
    reset: list[str] = []
    keep: list[str] = []
    eternal: list[str] = []
    price_period: list[str] = []
    validity_heads: list[str] = []
    lose_it: list[str] = []
    refresh: list[str] = []
    open_end: list[str] = []
    negate_before: list[str] = []
    negate_after: list[str] = []
    nor: list[str] = []
    unused: list[str] = []
    twins_before: list[str] = []
    twins_behind: list[str] = []
    unused_things: list[str] = []
    quotas: list[str] = []
    holdings: list[str] = []
    cycle: list[str] = []
    rhythm: list[str] = []
    no_rhythm: list[str] = []
    again: list[str] = []
    adding: list[str] = []
    till_renewal: list[str] = []
    off_plan: list[str] = []
    awaited: list[str] = []
    awaited_behind: list[str] = []
    at_time: list[str] = []
    within_term: list[str] = []
    accounts: list[str] = []
    merely: list[str] = []
    reserved: list[str] = []
    day_cycle: list[str] = []
    split: list[str] = []
    after: list[str] = []
    past_cycle: list[str] = []
    own_end: list[str] = []
    myths: list[str] = []
    instances: list[str] = []
    plan_has: list[str] = []
    rest: list[str] = []
    pointing: list[str] = []
    filler: list[str] = []
    others: list[str] = []
    set_aside: list[str] = []
    bygone: list[str] = []
    nowadays: list[str] = []
    repealed: list[str] = []
    bookings: list[str] = []
    ahead: list[str] = []
    onward: list[str] = []
    rivals: list[str] = []
    owners: list[str] = []
    handing: list[str] = []
    times: list[str] = []
    until_end: list[str] = []
    till: list[str] = []
    pausing: list[str] = []
    owed: list[str] = []
    heads_behind: list[str] = []
    heads_before: list[str] = []
    unit_heads: list[str] = []
    contrast: list[str] = []
    worry: list[str] = []
    contracts: list[str] = []
    running: list[str] = []
    announced: list[str] = []
    ranking: list[str] = []
    piling: list[str] = []
    own_period: list[str] = []
    relative: list[str] = []
    agents: list[str] = []
    against: list[str] = []
    introduced: list[str] = []
    roundups: list[str] = []
    no_owners: list[str] = []
    compared: list[str] = []
    apart: list[str] = []
    ours: list[str] = []
    rather: list[str] = []
    except_for: list[str] = []
    but_for: list[str] = []
    even: list[str] = []
    hearsay: list[str] = []
    iffy: list[str] = []
    not_yet: list[str] = []
    if_left: list[str] = []
    losing: list[str] = []
    for_good: list[str] = []
    modal: list[str] = []
    passive: list[str] = []
    mostly: list[str] = []
    perhaps: list[str] = []
    some: list[str] = []
    by_plan: list[str] = []
    all_units: list[str] = []
    cap: list[str] = []
    cap_times: list[str] = []
    cap_worth: list[str] = []
    rolled: list[str] = []
    gathered: list[str] = []
    asking: list[str] = []
    cap_one: list[str] = []
    cap_factors: dict[str, int] = {}
    more_units: list[str] = []
    beyond: list[str] = []
    surplus: list[str] = []
    day_units: dict[str, int] = {}
    hour_units: list[str] = []
    between: list[str] = []
    ranges: list[str] = []
    between_pools: list[str] = []
    numbers: dict[str, int] = {}


class Pools(msgspec.Struct):
    """Section [pools]: words that name a pool of units."""

    bonus: list[str] = []
    free: list[str] = []
    purchased: list[str] = []
    plan: list[str] = []
    paid: list[str] = []
    bought_at: list[str] = []
    pack_card: list[str] = []
    plan_card: list[str] = []


class Conditions(msgspec.Struct):
    """Section [conditions]: what a policy hangs on."""

    active: list[str] = []
    cancel: list[str] = []
    account_ends: list[str] = []
    may_cancel: list[str] = []
    until_cancel: list[str] = []
    change: list[str] = []
    inactive: list[str] = []
    provider: list[str] = []
    unless: list[str] = []


class Questions(msgspec.Struct):
    """Section [questions]: how a yes-or-no question ends and is answered, and what marks a question or an answer."""

    end: list[str] = []
    open: list[str] = []
    yes: list[str] = []
    no: list[str] = []
    marks: list[str] = []

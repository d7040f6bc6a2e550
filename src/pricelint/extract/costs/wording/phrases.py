"""The lists of phrases that costs are read with."""

from __future__ import annotations

import msgspec

from pricelint.extract.modalities import ActionWords

_SHORT_VERB = 3


class CostWords(msgspec.Struct):
    """[costs]: see the comments in languages/en.toml for what each list is for.

    `derived` begins a clause that works out a cost stated before it, `members` are those who pay for a plan,
    `singles` stand before the one thing that a list of actions works on ("a single page"), `conjunctions` join a
    count to the one before it, `at` to the resolution it holds for, `price_columns` head cells that name the unit
    beside each number, `notes` the whole head of a column of remarks, `added` words for what comes on top of
    another cost, `adders` verbs of the same right before it, `not_added` phrases in which they do not ("no extra
    charge") and `on_top` the words that say so right behind the unit, unless `compared_to` follows ("more than"),
    `owning` those whose units are counted ("workspace"), `counters` count pieces of a unit behind a number, `of` joins
    a measure to the thing it counts behind it, `lengths` a thing to its own length, `made_with` a thing to the model or
    mode that makes it. `fronted` are adverbs that begin a sentence before its verb, whose thing then stands behind it.
    `ordered` says that numbers are told in the order of their things ("respectively"), `reports` that a number
    tells what was used, `deeds` what units are earned for ("per published video"), `enabling` what one unit lets
    somebody do ("can be used to"), `bounds` label what a cost is at least or at most, `suppositions` begin a clause
    that only supposes a cost, `worked` are words of a heading over worked examples, `spent` of a head of units that
    actions take, `measure_heads` are the whole head of a column of what costs are for, `imagined` begin a sentence
    that only supposes, `kinds` may stand between one and the unit, `varying` tells what a range hangs on
    ("depending on"); `rewards` head lists of such, `earning` are words of a heading under which units are gained,
    `aims` join a cost to what is done for it, `asked_over` head questions, `worth_asked` asks what one unit is good
    for, `clause_heads` begin a clause of somebody's doing, and `acting` heads a column of what is done; `namesakes` are
    names of things made that hold a word of `never`,
    `partly_free` begins a remark on who pays nothing, `pricing` are words for a price that names no thing, `grades`
    tell what a thing costs in each quality ("10 credits basic, 20 premium"), `onwards` that it is the least,
    `estimates` label what a calculator works out;
    `denials` right before a verb of spending, or `denials_behind` right behind it, say that nothing is spent;
    `being` says that one unit is one thing, which `defining` words make one in itself ("a credit is a unit"),
    `every_one` begins what each of is told to cost, `of_kind` leads to the kind of a unit behind its word ("crédit
    d'analyse") and `taken_when` stands between a count and the clause that tells what takes it ("is spent only when").
    """

    verbs: list[str] = []
    strong: list[str] = []
    pronouns: list[str] = []
    joins: list[str] = []
    at: list[str] = []
    leads: list[str] = []
    rates: list[str] = []
    past: list[str] = []
    tiers: list[str] = []
    labels: list[str] = []
    between: list[str] = []
    until: list[str] = []
    after_verbs: list[str] = []
    taken_when: list[str] = []
    yields: list[str] = []
    headings: list[str] = []
    never: list[str] = []
    never_behind: list[str] = []
    earning: list[str] = []
    examples: list[str] = []
    empty: list[str] = []
    later: list[str] = []
    unit_columns: list[str] = []
    price_columns: list[str] = []
    notes: list[str] = []
    added: list[str] = []
    adders: list[str] = []
    fronted: list[str] = []
    owning: list[str] = []
    not_added: list[str] = []
    on_top: list[str] = []
    compared_to: list[str] = []
    depends: list[str] = []
    approximate: list[str] = []
    best: list[str] = []
    tails: list[str] = []
    of: list[str] = []
    lengths: list[str] = []
    acting: list[str] = []
    deeds: list[str] = []
    rewards: list[str] = []
    reports: list[str] = []
    made_with: list[str] = []
    ordered: list[str] = []
    articles: list[str] = []
    general: list[str] = []
    derived: list[str] = []
    members: list[str] = []
    conjunctions: list[str] = []
    singles: list[str] = []
    enabling: list[str] = []
    worth_asked: list[str] = []
    clause_heads: list[str] = []
    bounds: list[str] = []
    counters: list[str] = []
    suppositions: list[str] = []
    worked: list[str] = []
    spent: list[str] = []
    varying: list[str] = []
    measure_heads: list[str] = []
    imagined: list[str] = []
    kinds: list[str] = []
    aims: list[str] = []
    asked_over: list[str] = []
    namesakes: list[str] = []
    partly_free: list[str] = []
    pricing: list[str] = []
    grades: list[str] = []
    onwards: list[str] = []
    estimates: list[str] = []
    of_kind: list[str] = []
    being: list[str] = []
    every_one: list[str] = []
    defining: list[str] = []
    denials: list[str] = []
    denials_behind: list[str] = []

    @property
    def yield_verbs(self) -> list[str]:
        """The words of `yields` that are verbs: no signs, and none so short that it joins other things too."""
        return [word for word in self.yields if sum(map(str.isalpha, word)) > _SHORT_VERB]


class FormerWords(msgspec.Struct):
    """The words of [plans] that stand before a number which no longer holds."""

    instead: list[str] = []


def strict_joints(words: CostWords, actions: ActionWords) -> list[str]:
    """The words that join a count to what it is for ("per"), without bare articles, which would join too much."""
    return [word for word in actions.per if word not in words.articles and word not in actions.one]

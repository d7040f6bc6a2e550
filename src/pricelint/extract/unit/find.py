"""Which word a page uses for what it sells."""

from __future__ import annotations

from pricelint.documents.document import Document
from pricelint.extract.annotate.periods import period_behind
from pricelint.extract.unit.coined import coined_names, forms_of
from pricelint.extract.unit.mentions import Spelled, Tally, tallies, tally
from pricelint.extract.unit.minted import minted_names
from pricelint.extract.unit.proof import is_bought, is_proven, is_sold, may_sell_outputs
from pricelint.extract.unit.purpose import full_name, is_named, spelled_name
from pricelint.extract.unit.renamed import former_names
from pricelint.extract.unit.tabled import counted_in_table
from pricelint.extract.unit.trades import Trades
from pricelint.extract.unit.used import used_names
from pricelint.extract.unit.words import UnitWord
from pricelint.model.fact import UnitName

_COUNTED, _GRANTED = 3, 6


def find_unit(document: Document, text: str, trades: Trades, known: str = "") -> UnitName | None:
    """The unit that the page counts in, None where it counts in none.

    `text` is the document's text with ASCII digits. A word counts where numbers stand beside it; words that only share
    the spelling ("credit card", "photo credits") are left out by the phrase file, those of other trades ("120 credits
    per degree") by `trades`. `known` is the name of the unit that the platform sells on another page: here any mention
    of it is enough.
    """
    page = Spelled(text, trades.language)
    found = _of_this_trade(trades, tallies(page, output=False)) + _coined(page) + minted_names(page, trades)
    proven = [one for one in found if is_proven(text, one, page.language)]
    proven = proven or [one for one in found if counted_in_table(document, text, one, page.language)]
    proven = proven or [one for one in found if is_bought(text, one, page.language)]
    if not proven and not known and not trades.is_another:
        proven = used_names(page, trades.has_own)
    if not proven and (known or may_sell_outputs(text, page.language)):
        made = _of_this_trade(trades, tallies(page, output=True))
        proven, found = [one for one in made if is_sold(text, one, page.language)], found + made
    proven = _most_special(proven)
    best = max(proven, key=lambda one: _weight(text, one, page.language, alone=len(proven) == 1), default=None)
    best = best or next((one for one in found if is_named(one.word.name, known)), None)
    if best is None:
        return None
    first = (best.counted or best.mentions)[0]
    name, plain = full_name(text, best, page.language), best.word.name
    spelled = spelled_name(text, best)
    former = former_names(text, best.word, (one.word for one in found if one.word != best.word), page.language)
    return UnitName(
        name=spelled if name == plain else name,
        aliases=(*(() if name == plain == spelled else (plain,)), *former, *best.word.coined),
        is_output=best.word.output,
        evidence=(document.cite(*first, "unit"),),
        method="unit.words",
    )


def _weight(text: str, one: Tally, language: str, *, alone: bool) -> int:
    """How much a page counts in a unit; what it grants per period more than what limits one answer or one file, which
    weak words do as well. What comes on top of a purchase ("+5 tickets") is only mentioned."""
    granted = [] if alone or one.word.weak else [span for span in one.counted if period_behind(text, span[1], language)]
    added = sum(text[span[0] - 1 : span[0]] == "+" for span in one.counted)
    return _COUNTED * (len(one.counted) - added) + _GRANTED * len(granted) + len(one.mentions)


def _coined(page: Spelled) -> list[Tally]:
    """The names that the page declares to be its currency, each with its plural ("“Zorp” means … Zorps are …") or with
    the forms that the page puts it in ("Искры", "100 Искр")."""
    words = (
        UnitWord(name.lower(), (name, *forms), coined=forms[1:])
        for name in coined_names(page.text, page.language)
        for forms in ((f"{name}s", *forms_of(name, page.text)),)
    )
    return [found for word in words if (found := tally(page, word)).mentions]


def _most_special(proven: list[Tally]) -> list[Tally]:
    """The units without those that a name among them holds as its plain word: both are the same ("PixCoins, or coins
    for short")."""
    held = {plain for one in proven for plain in one.word.coined}
    return [one for one in proven if one.word.name not in held]


def _of_this_trade(trades: Trades, found: list[Tally]) -> list[Tally]:
    return [kept for one in found if (kept := trades.without_others(one)).mentions]

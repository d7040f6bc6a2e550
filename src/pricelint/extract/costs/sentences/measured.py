"""Costs whose measure stands right before them ("每张消耗 5 积分", "1枚4クレジット")."""

from __future__ import annotations

from pricelint.extract.costs.found import Found, clean_item, from_count, is_action
from pricelint.extract.costs.places import Place
from pricelint.extract.costs.sentences.items import apposed, span_of
from pricelint.extract.costs.sentences.told_measures import counter
from pricelint.extract.costs.surroundings.naming import is_bare
from pricelint.extract.modalities import SEEN, TEXTS, Measure, measure_from, measures_in


def _amount(head: str, measure: Measure, language: str) -> Measure:
    """The amount of text that a clause tells before its verb ("AIが100文字を返信すると"), else its measure."""
    told = measures_in(head, language) if measure.number == 1 and measure.per not in SEEN else ()
    return next((one for one in told if one.per in TEXTS and one.number > 1), measure)


def measured_before(place: Place, start: int = 0) -> Found | None:
    """ "每张消耗 5 积分", "1枚4クレジット", "1回の翻訳につき3ポイント"; several ("8秒の動画") describe it."""
    match = place.lexicon.measure_end.search(place.before, start)
    if not match or not place.lexicon.words.tails:
        return None
    measure = counter(measure_from(match, place.language), place.before[: match.start()], place.language)
    if match["thing"] and measure.number != 1:
        return measured_before(place, match.start("thing"))
    amount = _amount(place.before[: match.start()], measure, place.language)
    span = (place.left + match.start(), place.left + match.end())
    head = place.before[: match.start()]
    named = is_action(head, place.language) and not is_bare(head, place.reading.unit_pattern.pattern, place.language)
    if amount is not measure:
        named, head, measure = True, place.before[: match.end()], amount
    text = head if named else match["thing"] or (match["number"] and apposed(head, place)) or place.before
    item = clean_item(text, place.language)
    return from_count(
        place.count, item, span_of(text, item, place.left), measure=measure, measure_span=span, method="cost.measured"
    )

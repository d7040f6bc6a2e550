"""Which pools of units a ruling is about, and where they are named."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from pricelint.documents.document import Block
from pricelint.extract.cards.kind import Kind as OfferKind
from pricelint.extract.policies.clauses.events import find_events
from pricelint.extract.policies.clauses.named_pools import named_pools
from pricelint.extract.policies.clauses.rulings import Ruling
from pricelint.extract.policies.clauses.scope import Span
from pricelint.extract.policies.clauses.subject import Subject
from pricelint.extract.policies.expiry.given import free_before, pointed_at
from pricelint.extract.policies.lines import phrases
from pricelint.extract.policies.passages.on_card import CARD_LINE
from pricelint.extract.policies.reader import BY_CYCLE, Reader
from pricelint.extract.policies.wording.words import Words, plain
from pricelint.model.units import BonusCondition, Policy, Pool

_LEAD = regex.compile(r"[^\d:：]{2,40}[:：]")
_GIVEN = (BonusCondition.SIGNUP, BonusCondition.REFERRAL)
_UNPAID = (Pool.FREE, Pool.BONUS)
_RENEWED = (Policy.END_OF_CYCLE, Policy.ROLLOVER)


def pools_of(
    reader: Reader, index: int, subject: Subject, ruling: Ruling, text: str
) -> tuple[tuple[Pool, ...], Span | None]:
    """The pools a ruling is about, and where they are named if not in the sentence itself."""
    if ruling.policy in BY_CYCLE and (label := _free_label(reader)):
        return (Pool.FREE,), label
    return _named(reader, index, subject, ruling, text)


def _named(
    reader: Reader, index: int, subject: Subject, ruling: Ruling, text: str
) -> tuple[tuple[Pool, ...], Span | None]:
    if ruling.policy in _RENEWED and (free := pointed_at(reader, index)):
        return (Pool.FREE,), free
    if gifts := _more_under_gifts(reader, index, subject):
        return (Pool.BONUS,), gifts
    if own := _of_the_sentence(reader, subject, ruling, text):
        return own, None
    paid = reader.words.place["paid"].search(text, *ruling.span)
    for start, end, context in _contexts(reader, index, subject):
        pools = named_pools(context, reader.words, reader.unit) or _gifts(context, reader.words)
        if len(pools) == 1 and not (paid and pools[0] in _UNPAID):
            apart = pools == (Pool.PLAN,) and reader.words.policy["off_plan"].search(text)
            return ((Pool.PURCHASED,) if apart else pools), (start, end)
    return _unnamed(reader, index, ruling, text)


def _unnamed(reader: Reader, index: int, ruling: Ruling, text: str) -> tuple[tuple[Pool, ...], Span | None]:
    """The pools of units that neither the sentence nor what it stands under names: none where a plan that names no
    units says how long it is itself good for."""
    if ruling.policy in _RENEWED and (free := free_before(reader, index, ruling.span[0])):
        return (Pool.FREE,), free
    if ruling.policy is Policy.FIXED_PERIOD and reader.passage.around.on.unitless:
        return (), None
    if pool := _card_pool(reader):
        return (pool,), None
    if ruling.policy not in BY_CYCLE and (_is_bought(reader, ruling, text) or _sold_before(reader, index)):
        return (Pool.PURCHASED,), None
    return ((Pool.PLAN if ruling.policy in BY_CYCLE else Pool.ALL),), None


def _of_the_sentence(reader: Reader, subject: Subject, ruling: Ruling, text: str) -> tuple[Pool, ...]:
    """The pools that a sentence tells by itself: those of its subject, all, those that count from a purchase."""
    if subject.pools and not (subject.all_units and len(subject.pools) > 1):
        return subject.pools
    if subject.all_units:
        renewed = ruling.policy in BY_CYCLE and named_pools(text, reader.words) == (Pool.PLAN,)
        return (Pool.PLAN if renewed else Pool.ALL,)
    if ruling.policy is Policy.FIXED_PERIOD and reader.words.place["bought_at"].search(text):
        return (_bought_under(reader),)
    return ()


def _bought_under(reader: Reader) -> Pool:
    """The pool of units that count from a purchase: those that come on top of it, under a heading that says so."""
    given = reader.words.pools[Pool.BONUS]
    return Pool.BONUS if any(given.search(b.text) for b in reader.passage.around.headings[:1]) else Pool.PURCHASED


def _more_under_gifts(reader: Reader, index: int, subject: Subject) -> Span | None:
    """The heading of units that are given away, over a sentence whose units are only told to be more than those at
    hand ("Extra credits never expire") or whose pronoun points back at such."""
    heading = next(iter(reader.passage.around.headings), None)
    if heading is None or not reader.unit.search(heading.text):
        return None
    if named_pools(heading.text, reader.words, reader.unit) != (Pool.BONUS,):
        return None
    sentences = reader.passage.sentences
    told = sentences[index - 1 if index and not subject.pools else index].text
    only_more = Pool.PURCHASED in named_pools(told, reader.words, reader.unit) and not named_pools(
        reader.words.policy["more_units"].sub(" ", told), reader.words, reader.unit
    )
    return (heading.start, heading.end) if only_more else None


def _gifts(context: str, words: Words) -> tuple[Pool, ...]:
    """The pool of what a text gives to new accounts or for a friend: "New accounts start with 200 credits. They …"."""
    granted = (phrases(words.code, "bonus")[condition.value] for condition in _GIVEN)
    given = any(pattern.search(context) for pattern in granted) and not words.policy["cycle"].search(context)
    return (Pool.BONUS,) if given else ()


def _free_label(reader: Reader) -> Span | None:
    """The label of a row for those who do not pay: what it says is said of them, however often they are given units."""
    label = reader.passage.around.label
    free = label and named_pools(label.text, reader.words) == (Pool.FREE,)
    return (label.start, label.end) if label and free else None


def _contexts(reader: Reader, index: int, subject: Subject) -> Iterator[tuple[int, int, str]]:
    yield from _before(reader, index, subject)
    around = reader.passage.around
    if around.question and (subject.bare or reader.unit.search(around.question.text)):
        yield around.question.start, around.question.end, around.question.text
    counted = [block.text for block in (around.column, around.label) if block]
    column = around.column if any(reader.unit.search(text) for text in counted) else None
    for above in (around.label, column, *around.headings[:1]):
        if above and _names_pool(reader, above):
            yield above.start, above.end, above.text
    for above in around.headings[1:]:
        if reader.unit.search(above.text) and named_pools(above.text, reader.words) == (Pool.BONUS,):
            yield above.start, above.end, above.text
    title = around.on.title if around.label is None else None
    if title and named_pools(title.text, reader.words) == (Pool.FREE,):
        yield title.start, title.end, title.text


def _before(reader: Reader, index: int, subject: Subject) -> Iterator[tuple[int, int, str]]:
    """The sentence before one that points back to it, and whom the sentences before are about by their own lead, the
    nearest one: "Free users: 5 credits a day. Unused credits expire"."""
    block, sentences = reader.passage.block, reader.passage.sentences
    points_back = reader.words.policy["pointing"].match(sentences[index].text)
    if index and (subject.bare or points_back):
        before = sentences[index - 1]
        yield block.start + before.start, block.start + before.end, before.text
    led = ((one.start, found) for one in reversed(sentences[:index]) if (found := _LEAD.match(one.text)))
    for start, lead in list(led)[:1]:
        yield block.start + start, block.start + start + lead.end(), lead[0]


def _tells_of_a_pool(text: str, words: Words) -> bool:
    """Whether a line beside is a statement on a pool that it names ("Top-ups never expire") and no label of a card."""
    return bool(named_pools(text, words)) and bool(find_events(plain(text), words))


def _is_bought(reader: Reader, ruling: Ruling, text: str) -> bool:
    """Whether a sentence speaks of paid units, or ends in an offer of packs: "For credits that never expire, buy …"."""
    if reader.words.place["paid"].search(text):
        return True
    return ruling.policy is Policy.NEVER and named_pools(text, reader.words, reader.unit) == (Pool.PURCHASED,)


def _sold_before(reader: Reader, index: int) -> bool:
    """Whether the sentence before is a short one of a sale for once: "One-time purchase. Credits never expire."."""
    before = reader.passage.sentences[index - 1].text if index else ""
    once = len(before) <= CARD_LINE and reader.words.place["pack_card"].search(before)
    return bool(once) and not reader.words.place["plan_card"].search(before)


def _names_pool(reader: Reader, block: Block) -> bool:
    """A heading names the pool where it names the unit too, or is a short label of packs or gifts; "Plans" is none."""
    if reader.unit.search(block.text):
        return True
    return Pool.PLAN not in named_pools(block.text, reader.words) and len(block.text) <= CARD_LINE


def _card_pool(reader: Reader) -> Pool | None:
    """The pool of a short line on a card, by the words of the card."""
    if len(reader.passage.block.text) > CARD_LINE or reader.passage.around.question:
        return None
    if reader.passage.around.on.free:
        return Pool.FREE
    if sold := reader.passage.around.on.sold:
        return Pool.PURCHASED if sold is OfferKind.PACK else Pool.PLAN
    own = reader.passage.block.index
    near = (block for block in reader.passage.around.card if len(block.text) <= 2 * CARD_LINE)
    lines = (b.text for b in near if b.index == own or not _tells_of_a_pool(b.text, reader.words))
    text = "\n".join(lines)
    pack = bool(reader.words.place["pack_card"].search(text))
    plan = bool(reader.words.place["plan_card"].search(text))
    if pack == plan:
        return None
    return Pool.PURCHASED if pack else Pool.PLAN

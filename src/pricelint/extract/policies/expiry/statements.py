"""Statements on the fate of units: what a passage says, of which pool, and where it says so."""

from __future__ import annotations

from collections.abc import Iterator

import regex
from msgspec.structs import replace

from pricelint.extract.patterns import Pattern
from pricelint.extract.policies.clauses.asides import in_force
from pricelint.extract.policies.clauses.caps import read_cap
from pricelint.extract.policies.clauses.events import Event, Kind, find_events, masked
from pricelint.extract.policies.clauses.hedges import CONDITION, hedged, set_apart
from pricelint.extract.policies.clauses.judge import judge
from pricelint.extract.policies.clauses.named_pools import named_pools
from pricelint.extract.policies.clauses.plan_names import plan_names
from pricelint.extract.policies.clauses.rulings import Ruling
from pricelint.extract.policies.clauses.scope import Span
from pricelint.extract.policies.clauses.subject import Subject, read_subject
from pricelint.extract.policies.clauses.things import of_a_thing
from pricelint.extract.policies.expiry.answers import read_answer, read_lasting, read_row
from pricelint.extract.policies.expiry.combined import combined
from pricelint.extract.policies.expiry.handed import handed_on, only_once, only_ranked, topped_up
from pricelint.extract.policies.expiry.pools import pools_of
from pricelint.extract.policies.expiry.renewals import after_an_end, lost_at_renewal, of_an_account
from pricelint.extract.policies.passages.passages import Passage
from pricelint.extract.policies.passages.sentences import Sentence, in_one_way
from pricelint.extract.policies.reader import Reader, Statement
from pricelint.model.units import Policy

_WORD = regex.compile(r"\w")


def read_statements(passage: Passage, unit: Pattern, *, known: bool) -> Iterator[Statement]:
    """All statements of a passage on the page's unit, in order; `known`: the page settles which unit it has."""
    return combined(list(_read(Reader(passage, unit, known))))


def _read(reader: Reader) -> Iterator[tuple[Statement, bool]]:
    """Each statement and whether it is a bare answer, in order."""
    passage = reader.passage
    for index, sentence in enumerate(passage.sentences):
        if sentence.question or _asks(reader, sentence) or _is_myth(reader, sentence):
            continue
        if passage.words.policy["price_period"].fullmatch(sentence.text.strip("/ .!")):
            continue
        if any(not yes for _, yes in passage.answers):
            yield from ((statement, False) for statement in read_row(reader, sentence))
            continue
        if lasting := list(read_lasting(reader, sentence)):
            yield from ((statement, False) for statement in lasting)
            continue
        yield from ((statement, True) for statement in read_answer(reader, index, sentence))
        yield from ((statement, False) for statement in _own(reader, index, sentence))


def _is_myth(reader: Reader, sentence: Sentence) -> bool:
    """Whether a sentence is told as what people wrongly believe, in a column of myths or as "Myth: …", or only as an
    example of a rule ("e.g.: bought on 3 May, …")."""
    column, myths = reader.passage.around.column, reader.words.policy["myths"]
    example = reader.words.policy["instances"].match(sentence.text)
    return bool(example or myths.match(sentence.text) or (column and myths.search(column.text)))


def _asks(reader: Reader, sentence: Sentence) -> bool:
    """Whether a heading asks without its mark: "When do credits reset" states no reset."""
    return bool(reader.passage.block.heading) and reader.words.is_open(sentence.text) and "," not in sentence.text


def _own(reader: Reader, index: int, sentence: Sentence) -> Iterator[Statement]:
    """What the sentence says by its own verbs; a verb without a subject of its own takes that of the verb before."""
    if reader.words.policy["repealed"].match(reader.following(index)) or _of_a_booking(reader, index, sentence):
        return
    text = masked(sentence.text, reader.words)
    subject, origin = Subject(named=False, bare=True), 0
    events = _without_names(in_force(text, find_events(text, reader.words), reader.words), text, reader)
    for event in events:
        found = read_subject(text, event, reader.words, reader.unit)
        if event is events[0] or found.pools or not found.bare:
            subject, origin = _with_earlier_pool(reader, text, event, found), event.first
        if not (subject.named or (subject.held and reader.known) or (subject.bare and reader.unit_near(index))):
            continue
        if any(only(reader, index, event) for only in (handed_on, topped_up, only_ranked, only_once)):
            continue
        cancelling = _cancelling(reader, index, text, event, subject)
        rulings = judge(text, event, reader.words, cancelling)
        if event.kind is Kind.CARRY and not event.negated and _is_title(reader, text, event):
            rulings = [r if r.cap or r.days else replace(r, policy=None, note="rollover") for r in rulings]
        rulings = [ruling for ruling in rulings if not _of_service(reader, index, event, subject, ruling)]
        doubt = _doubt(reader, index, text, origin, event)
        rulings = [replace(ruling, span=(origin, ruling.span[1]), doubt=doubt) for ruling in rulings]
        rulings = [of_an_account(reader, index, text, ruling) for ruling in rulings]
        rulings = [lost_at_renewal(reader, index, text, event, ruling) for ruling in rulings]
        plans = plan_names(text[origin : event.start], reader.words, reader.unit)
        yield from (replace(told, plans=plans) for told in _merge(reader, index, sentence, subject, rulings))


def _of_a_booking(reader: Reader, index: int, sentence: Sentence) -> bool:
    """Whether a sentence or its question is about an appointment that is called off, which says nothing of a plan."""
    told = f"{reader.question_text(index)} {sentence.text}"
    return bool(reader.words.policy["bookings"].search(told))


def _doubt(reader: Reader, index: int, text: str, origin: int, event: Event) -> str | None:
    """Why a statement settles nothing by itself; its subject begins at `origin` of the masked sentence."""
    words, told = reader.words, reader.passage.sentences[index].text
    lead = reader.passage.around.lead
    if event.loses and any(words.policy["not_yet"].search(said) for said in (told, lead.text if lead else "")):
        return CONDITION
    hedge = hedged(text, told, origin, event, words) or set_apart(reader.following(index), words)
    return hedge or of_a_thing(text, event, words, reader.unit)


def _of_service(reader: Reader, index: int, event: Event, subject: Subject, ruling: Ruling) -> bool:
    """Whether a line of a list that names no units tells how long a service can be used after its cancellation."""
    ended = event.kind is Kind.KEEP and ruling.policy is Policy.ON_CANCEL
    told = reader.unit.search(reader.passage.sentences[index].text, 0, event.start)
    return ended and not subject.named and not told and not reader.unit_above(index)


def _without_names(events: list[Event], text: str, reader: Reader) -> list[Event]:
    """The verbs without a word that only names the units of the next: "permanent credits never end", "the credits you
    have saved up are deleted"."""
    kept: list[Event] = []
    for event in events:
        names = bool(kept) and _names_units(kept[-1], event, text, reader)
        kept.append(replace(event, first=kept.pop().first) if names else event)
    return kept


def _names_units(event: Event, following: Event, text: str, reader: Reader) -> bool:
    """Whether a word for "for good", before a denied verb, or for what was gathered stands right beside the units it
    describes."""
    start, end = event.start, event.end
    if event.kind is Kind.CARRY:
        found = reader.words.policy["gathered"].finditer(text, event.first)
        start, end = next((m.span() for m in found if m.start() <= start and end <= m.end()), (0, 0))
    elif event.kind is not Kind.ETERNAL or not following.negated:
        return False
    lead = text[:start].rstrip()
    behind = any(match.end() == len(lead) for match in reader.unit.finditer(lead))
    return end > 0 and (behind or bool(reader.unit.match(text[end:].lstrip())))


def _is_title(reader: Reader, text: str, event: Event) -> bool:
    """Whether "Rollover" only names a feature: a heading, or a line that begins with it and has no label."""
    first = not _WORD.search(text, 0, event.start)
    return bool(reader.passage.block.heading) or (first and reader.passage.around.label is None)


def _with_earlier_pool(reader: Reader, text: str, event: Event, subject: Subject) -> Subject:
    """The unit named again later in a sentence is the unit of the pool that the sentence began with."""
    if not subject.named or subject.pools or subject.all_units or not event.first:
        return subject
    pools = named_pools(text[: event.first], reader.words, reader.unit)
    return replace(subject, pools=pools) if len(pools) == 1 else subject


def _merge(
    reader: Reader, index: int, sentence: Sentence, subject: Subject, rulings: list[Ruling]
) -> Iterator[Statement]:
    for ruling in rulings:
        ruling, end = _with_next_cap(reader, index, ruling)
        ruling, label = _with_cap_behind(reader, ruling)
        pools, context = pools_of(reader, index, subject, ruling, sentence.text)
        if ruling.policy in (Policy.ON_CANCEL, Policy.KEPT_ON_CANCEL) and not context:
            context = _cancel_place(reader, index, sentence.text)
        start = reader.passage.block.start
        first, last = sentence.start + ruling.span[0], max(sentence.start + ruling.span[1], end)
        for pool in pools:
            yield Statement(pool, ruling, (start + first, start + last), context, label)


def _with_next_cap(reader: Reader, index: int, ruling: Ruling) -> tuple[Ruling, int]:
    """A cap that the next sentence puts on a rollover ("At most 600 are kept")."""
    following = reader.passage.sentences[index + 1 : index + 2]
    if ruling.policy is not Policy.ROLLOVER or ruling.cap or not following:
        return ruling, 0
    cap, periods = read_cap(following[0].text, 0, len(following[0].text), reader.words)
    starts = cap and reader.words.policy["cap"].match(following[0].text)
    return (replace(ruling, cap=cap, cap_periods=periods), following[0].end) if starts else (ruling, 0)


def _with_cap_behind(reader: Reader, ruling: Ruling) -> tuple[Ruling, Span | None]:
    """A cap that the next item of the list puts on what is carried over ("The rollover never exceeds 500"), and its
    place."""
    item = reader.passage.around.behind
    if ruling.policy is not Policy.ROLLOVER or ruling.cap or item is None:
        return ruling, None
    text = in_one_way(item.text, reader.words)
    cap, periods = read_cap(text, 0, len(text), reader.words)
    events = find_events(text, reader.words)
    carried = any(event.kind is Kind.CARRY for event in events) or reader.words.policy["rolled"].search(text)
    told = cap and (carried or reader.words.policy["cap"].match(text))
    return (replace(ruling, cap=cap, cap_periods=periods), (item.start, item.end)) if told else (ruling, None)


def _cancelling(reader: Reader, index: int, text: str, event: Event, subject: Subject) -> bool:
    """Whether the sentence is about what happens when a subscription ends."""
    cancel = reader.words.condition["cancel"]
    if cancel.search(text, 0, event.start):
        return True
    if _offered(text, event, reader):
        return False
    asked = reader.question_text(index)
    ends = event.kind is Kind.LAPSE or event.loses
    told = not ends or reader.unit.search(asked) or reader.words.is_open(asked)
    if told and cancel.search(asked):
        return True
    before = reader.passage.sentences[index - 1].text if index else ""
    if reader.words.policy["rolled"].search(text, event.first, event.start) and cancel.search(before):
        return True
    if event.kind in (Kind.LAPSE, Kind.CARRY) and index and cancel.match(reader.passage.sentences[0].text):
        return any(reader.words.policy[key].search(text) for key in ("cycle", "past_cycle"))
    lead = reader.passage.around.lead
    if lead and cancel.search(lead.text):
        return True
    if event.kind is not Kind.KEEP:
        return (subject.bare or after_an_end(reader, before, text, event)) and bool(cancel.search(before))
    return _left(reader, f"{asked} {before} {text[: event.start]}", before, text[event.first : event.last])


def _left(reader: Reader, lead: str, before: str, stretch: str) -> bool:
    """Whether what leads to a word of keeping lets the buyer go; a subscription that has ended renews no more."""
    if reader.words.policy["till_renewal"].search(stretch):
        return False
    return reader.words.lets_leave(lead) or bool(reader.words.condition["cancel"].search(before))


def _offered(text: str, event: Event, reader: Reader) -> bool:
    """Whether rollover is what plans have ("both offer credit rollover"): that is said of no end of theirs."""
    lead = reader.unit.sub(" ", text[event.first : event.start]).rstrip()
    has = reader.words.policy["plan_has"].finditer(lead)
    return event.kind is Kind.CARRY and any(match.end() == len(lead) for match in has)


def _cancel_place(reader: Reader, index: int, text: str) -> Span | None:
    """Where the end of the subscription is spoken of, if not in the sentence itself."""
    cancel = reader.words.condition["cancel"]
    if cancel.search(text) or reader.words.condition["active"].search(text) or reader.words.lets_leave(text):
        return None
    block, question, lead = reader.passage.block, reader.passage.around.question, reader.passage.around.lead
    above = reader.passage.sentences[index - 1] if index else None
    if above and (cancel.search(above.text) or reader.words.lets_leave(above.text)):
        return block.start + above.start, block.start + above.end
    told = next((block for block in (lead, question) if block and cancel.search(block.text)), None)
    return (told.start, told.end) if told else None

"""What short answers say: to a question of the block above or the sentence before, or to the label of a row."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from pricelint.extract.policies.clauses.events import Event, Kind, find_events, masked
from pricelint.extract.policies.clauses.judge import judge
from pricelint.extract.policies.clauses.named_pools import named_pools
from pricelint.extract.policies.clauses.rulings import Ruling
from pricelint.extract.policies.clauses.scope import Span
from pricelint.extract.policies.clauses.subject import Subject, is_empty, read_subject
from pricelint.extract.policies.passages.sentences import Sentence
from pricelint.extract.policies.reader import BY_CYCLE, Reader, Statement
from pricelint.extract.policies.wording.durations import Duration, read_durations
from pricelint.extract.policies.wording.words import Words
from pricelint.model.units import Policy, Pool

_MARKS, _STOPS = "?？ ", ".。！! "
_OPEN = ("some", "modal", "by_plan", "rivals", "set_aside", "bygone")
_DENIABLE = (Kind.LAPSE, Kind.CARRY, Kind.RESET, Kind.ETERNAL)


def read_answer(reader: Reader, index: int, sentence: Sentence) -> Iterator[Statement]:
    """What an answer says to a question that was asked in the block above or the sentence before."""
    asked, place = _asked(reader, index)
    if not asked:
        return
    text = masked(asked, reader.words)
    event = _asked_of(text, reader.words)
    if event is None:
        return
    start = reader.passage.block.start
    span = (start + sentence.start, start + sentence.end)
    subject = read_subject(text, event, reader.words, reader.unit)
    above = reader.asked_above() if subject.bare else None
    if above:
        named = named_pools(above.text, reader.words, reader.unit)
        subject = replace(subject, named=True, pools=subject.pools or named[:1])
    subject = replace(subject, named=subject.named or (subject.held and reader.known))
    bought = (Pool.PURCHASED,) if reader.words.place["bought_at"].search(sentence.text) else ()
    packs = named_pools(sentence.text, reader.words, reader.unit) == (Pool.PURCHASED,)
    subject = replace(subject, pools=subject.pools or bought or ((Pool.PURCHASED,) if packs else ()))
    rulings = _answered(text, event, sentence.text, reader.words, open_question=reader.words.is_open(asked))
    if len(rulings) > 1 and not packs:
        rulings = [replace(rulings[0], policy=None, days=None)]
    yield from _settled(subject, rulings, span, place)


def rulings_of_answer(asked: str, answer: str, words: Words) -> list[Ruling]:
    """What an answer rules on what was asked: "Yes", "No", or how long ("12 months"); nothing where it says neither.

    An answer with a verb of its own is a sentence: only its "Yes" or "No" is read here, and not even that where the
    sentence counts the time ("No, they are valid for 12 months").
    """
    text = masked(asked, words)
    event = _asked_of(text, words)
    return _answered(text, event, answer, words, open_question=words.is_open(asked)) if event else []


def _answered(text: str, event: Event, answer: str, words: Words, *, open_question: bool) -> list[Ruling]:
    """What an answer rules on the one verb of a masked question; `open_question`: it asks for more than yes or no."""
    negative, positive = bool(words.question["no"].match(answer)), bool(words.question["yes"].match(answer))
    own, durations = find_events(masked(answer, words), words), _durations(answer, words)
    if negative and own and durations:
        return []
    durations = [] if negative or own else durations
    alone = len(durations) <= 1 and not (negative or own)
    if alone and (positive or open_question) and event.kind is Kind.LAPSE:
        settled = [ruling for ruling in _joined(text, event, answer, words) if ruling.policy is not None]
        if settled:
            return settled
    if open_question:
        if durations and event.kind in (Kind.KEEP, Kind.LAPSE):
            return [Ruling(Policy.FIXED_PERIOD, (0, 0), days) for days in dict.fromkeys(d.days for d in durations)]
        return judge(text, replace(event, negated=True), words) if negative and event.kind is Kind.LAPSE else []
    if event.kind is Kind.KEEP and words.condition["cancel"].search(text):
        return _after_the_end(text, event, answer, words, negative=negative, told=bool(own))
    return _for_so_long(text, event, answer, words) or _confirmed(text, event, answer, words, durations)


def _confirmed(text: str, event: Event, answer: str, words: Words, durations: list[Duration]) -> list[Ruling]:
    """What a yes or no rules on what was asked, with the time that stands beside it."""
    negative, positive = (bool(words.question[key].match(answer)) for key in ("no", "yes"))
    if event.kind not in _DENIABLE or not (negative or positive):
        return []
    rulings = judge(text, replace(event, negated=event.negated != negative), words)
    return [_lasting(ruling, event, durations[0].days) for ruling in rulings] if durations else rulings


def _for_so_long(text: str, event: Event, answer: str, words: Words) -> list[Ruling]:
    """What an answer rules that is nothing but a time: "Do credits expire? 12 months after purchase", "Is there an
    expiry date? One year"."""
    lapses = event.kind is Kind.LAPSE and not event.negated
    dated = event.kind is Kind.KEEP and words.policy["validity_heads"].search(text)
    if not (lapses or dated) or any(words.condition[key].search(text) for key in ("cancel", "inactive", "active")):
        return []
    days = {duration.days for duration in _durations(answer, words)}
    told = len(days) == 1 and not words.question["no"].match(answer) and _tells_a_time(answer, words)
    return [Ruling(Policy.FIXED_PERIOD, (0, 0), days.pop())] if told else []


def _after_the_end(text: str, event: Event, answer: str, words: Words, *, negative: bool, told: bool) -> list[Ruling]:
    """What an answer rules on units that a question wants to keep over the end of a subscription: "No", or "Yes, until
    the end of the period"; that they are kept for good needs a sentence."""
    if negative:
        return judge(text, replace(event, negated=True), words)
    limited = not told and words.policy["cycle"].search(answer)
    return [one for one in _joined(text, event, answer, words) if one.policy is Policy.ON_CANCEL] if limited else []


def _tells_a_time(answer: str, words: Words) -> bool:
    """Whether an answer says no more than yes and when, and does not deny it ("yes, but not at the month's end")."""
    yes = words.question["yes"].match(answer)
    told = answer[yes.end() if yes else 0 :]
    for match in words.policy["cycle"].finditer(told):
        lead = told[: match.start()]
        denied = any(words.policy[key].search(lead) for key in ("negate_before", "negate_after"))
        if denied or words.policy["negate_after"].match(told[match.end() :]):
            return False
    for time in (words.policy["day_cycle"], words.policy["cycle"], words.place["bought_at"]):
        told = time.sub(" ", told)
    return is_empty(words.duration.sub(" ", told), words)


def _durations(answer: str, words: Words) -> list[Duration]:
    """The durations of an answer: "from one month to the next" is a period and counts none."""
    cycles = [match.span() for match in words.policy["cycle"].finditer(answer)]
    found = read_durations(answer, words)
    return [one for one in found if not (one.single and any(a <= one.start and one.end <= b for a, b in cycles))]


def _joined(text: str, event: Event, answer: str, words: Words) -> list[Ruling]:
    """What a masked question and its answer say as one sentence: "Do credits expire? Yes, at the end of each month."

    Nothing where the answer leaves it open, or speaks of others."""
    if any(words.policy[key].search(answer) for key in _OPEN) or not _tells_a_time(answer, words):
        return []
    asked, told = text.rstrip(_MARKS), masked(answer.rstrip(_STOPS), words)
    if words.verb_final:
        shift = len(told) + 1
        moved = replace(event, start=event.start + shift, end=event.end + shift, first=0, last=shift + len(asked))
        rulings = judge(f"{told} {asked}", moved, words)
    else:
        rulings = judge(f"{asked} {told}", replace(event, last=len(asked) + len(told) + 1), words)
    return [replace(ruling, span=(0, 0)) for ruling in rulings]


def _lasting(ruling: Ruling, event: Event, days: int) -> Ruling:
    """ "Yes, after 90 days", "Yes, for three months"."""
    if ruling.policy is Policy.ROLLOVER:
        return replace(ruling, days=days)
    lapses = ruling.policy is None and event.kind is Kind.LAPSE
    return replace(ruling, policy=Policy.FIXED_PERIOD, days=days) if lapses else ruling


def _asked_of(text: str, words: Words) -> Event | None:
    """The one policy verb of a masked question, None where there is none or several kinds."""
    events = find_events(text, words)
    if len({event.kind for event in events}) != 1:
        return None
    return replace(events[0], last=events[-1].last)


def read_row(reader: Reader, label: Sentence) -> Iterator[Statement]:
    """What a row says whose cells all deny its label in words; some that do and some that do not settle nothing."""
    text = masked(label.text, reader.words)
    events = find_events(text, reader.words)
    cells = [block for block, _ in reader.passage.answers]
    if any(yes for _, yes in reader.passage.answers) or len(events) != 1 or events[0].kind not in _DENIABLE:
        return
    start = reader.passage.block.start
    for cell in cells[:1]:
        if reader.words.question["no"].match(cell.text):
            place = (start + label.start, start + label.end)
            subject = read_subject(text, events[0], reader.words, reader.unit)
            denied = judge(text, replace(events[0], negated=not events[0].negated), reader.words)
            yield from _settled(subject, denied, (cell.start, cell.end), place)


def read_lasting(reader: Reader, label: Sentence) -> Iterator[Statement]:
    """How long units roll over by the cells of a row: "Credit rollover | – | 3 months | 1 year"."""
    cells = reader.passage.lasting
    text = masked(label.text, reader.words) if cells else ""
    events = find_events(text, reader.words) if cells else []
    if [(event.kind, event.negated) for event in events] != [(Kind.CARRY, False)]:
        return
    start = reader.passage.block.start
    subject = read_subject(text, events[0], reader.words, reader.unit)
    told = judge(text, events[0], reader.words)
    for cell, days in cells:
        lasting = [replace(ruling, days=days) for ruling in told if ruling.policy is Policy.ROLLOVER]
        yield from _settled(subject, lasting, (cell.start, cell.end), (start + label.start, start + label.end))


def _settled(subject: Subject, rulings: list[Ruling], span: Span, place: Span) -> Iterator[Statement]:
    if not subject.named and not (subject.pools and subject.bare):
        return
    for ruling in rulings:
        pools = subject.pools or ((Pool.PLAN if ruling.policy in BY_CYCLE else Pool.ALL),)
        for pool in pools:
            yield Statement(pool, ruling, span, place)


def _asked(reader: Reader, index: int) -> tuple[str, Span]:
    block = reader.passage.block
    if index:
        before = reader.passage.sentences[index - 1]
        span = (block.start + before.start, block.start + before.end)
        return (before.text, span) if before.question else ("", (0, 0))
    question = reader.passage.around.question
    answers = question is not None and reader.passage.first_answer
    return (question.text, (question.start, question.end)) if question and answers else ("", (0, 0))

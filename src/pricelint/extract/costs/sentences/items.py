"""The words before a count that name what it is for: leads, labels, short names in a list."""

from __future__ import annotations

from functools import lru_cache

import regex

from pricelint.extract.costs.found import QUALITY, Span, is_action, quality_of
from pricelint.extract.costs.places import Place
from pricelint.extract.costs.surroundings.naming import HOLLOW, SCRIPT, is_bare, lead_label, model_in
from pricelint.extract.costs.wording.lexicon import lexicon
from pricelint.extract.costs.wording.wordings import wording
from pricelint.extract.modalities import Measure
from pricelint.extract.patterns import Pattern
from pricelint.extract.words import alternatives

_NAMED = regex.compile(r"(?:^|[,:;、，)：]\s*)([^,:;、，()（）：]*\p{L}[^,:;、，()（）：]*)[(（]\s*[~≈]?\s*$")
_TOLD = regex.compile(r"[,，、]\s*$")
_PART = regex.compile(r"[,;:.，。；、：]\s*")
_SHORT = 5
_SHORT_SCRIPT = 14


def named_by_lead(text: str, place: Place) -> str:
    """What a pronoun stands for that a lead in its sentence names ("For revisions, it takes 3 credits …"); else ""."""
    lead, comma, pronoun = text.rpartition(",")
    told = comma and pronoun.strip() and place.lexicon.pronoun.fullmatch(pronoun.rstrip())
    return f"{lead}:" if told and len(lead.split()) <= 2 * _SHORT else ""


def headed(text: str, place: Place) -> str:
    """The label that leads a clause which only tells of it ("Cache hit: read from memory at once, costs 1 credit")."""
    label = lead_label(text) or _apposed_head(text, place)
    told = place.lexicon.strong.search(place.before) and _TOLD.search(text[len(label) :])
    return label if label and told and not place.lexicon.never.search(label) else ""


def _apposed_head(text: str, place: Place) -> str:
    """The few words with an article that begin a sentence before what only tells of them ("A plain post, as it
    stands, costs"); else ""."""
    head, comma, rest = text.partition(",")
    named = comma and rest.strip() and place.lexicon.article.match(head.lstrip() + " ")
    return head if named and len(head.split()) <= _SHORT else ""


def listed(text: str) -> str:
    """A short name before a bracket, in a list of such ("Comet 2 (3 credits per message), Ember Pro (…"); else ""."""
    name = _NAMED.search(text)
    return name[1] if name and len(name[1].split()) <= _SHORT else ""


def own_clause(text: str, place: Place) -> str:
    """A subject without the clause before it, which has a verb of its own ("Fast ones cost more, and a banner"), as
    long; the text itself where nothing is named behind the joint."""
    for joint in reversed([*_joint(place.language).finditer(text)]):
        rest = text[joint.end() :]
        if is_bare(rest, place.reading.unit_pattern.pattern, place.language):
            continue
        return " " * joint.end() + rest if place.lexicon.verb.search(text[: joint.start()]) else text
    return text


@lru_cache
def _joint(language: str) -> Pattern:
    """A comma and "and" between two clauses."""
    return Pattern(rf"[,;]\s(?:{alternatives(lexicon(language).words.conjunctions)})\s")


def inverted(place: Place, start: int) -> str:
    """The thing that stands between a verb and its count, as long as what stands before it ("Mit Ton kostet ein Video
    8 Credits", "Darüber hinaus kostet ein Brief 6 Credits"); "" where none does."""
    told = place.before[start:]
    begins = place.lexicon.article.match(told.lstrip())
    fronted = begins and wording(place.language, "fronted").match(place.before.lstrip())
    acting = begins and (fronted or is_action(told, place.language))
    return " " * start + told if acting else ""


def span_of(text: str, item: str, left: int) -> Span:
    """Where an item begins in a text at offset `left`, and where the text ends but for its marks."""
    start = max(0, text.find(item[:12]))
    return left + start, left + len(text.rstrip(" :：=–—-|·(（"))


def output_of(text: str) -> str:
    """The resolution or length that is all a text says ("，720P="); else ""."""
    return quality_of(text) if not any(char.isalpha() for char in QUALITY.sub(" ", text)) else ""


def model_of(text: str) -> str:
    """The model that a text names, with the resolution or length behind it ("Comet 2: 720p"); else ""."""
    name = model_in(text)
    return ", ".join(filter(None, (name, quality_of(text[text.rfind(name) + len(name) :])))) if name else ""


def apposed(text: str, place: Place) -> str:
    """The name that begins a clause and ends right before a count with its measure, in a script without spaces
    ("脚本解析 2 积分/次"); else ""."""
    clause = _PART.split(place.lexicon.join_end.sub("", text.rstrip()))[-1].strip()
    short = 1 < len(clause) <= _SHORT_SCRIPT and SCRIPT.search(clause) and not any(char.isdigit() for char in clause)
    if not short or place.lexicon.never.search(clause) or place.lexicon.verb.search(clause):
        return ""
    return "" if is_bare(clause, place.reading.unit_pattern.pattern, place.language) else clause


def afresh(text: str, place: Place, measure: Measure) -> str:
    """The text before a count without the clauses before its own, or the lead of these that names an action."""
    fresh = place.lexicon.fresh_end.search(text)
    if not fresh or (measure.per in HOLLOW and place.lexicon.about_end.search(fresh[0])):
        return text
    head = text[: fresh.start()]
    head = head[head.rfind(":") + 1 :]
    led = place.lexicon.lead.match(head) and is_action(head, place.language)
    return f"{head}:" if led else text[fresh.end() :]

"""A verb's stretch of a sentence, and what stands in it."""

from __future__ import annotations

import msgspec
import regex

from pricelint.extract.patterns import Pattern
from pricelint.extract.policies.clauses.events import Event, Kind
from pricelint.extract.policies.wording.durations import Duration, read_durations
from pricelint.extract.policies.wording.words import Words
from pricelint.model.units import Pool

_NEAR = 22
_BESIDE = 6

_CLAUSE = regex.compile(r"[,，、。;；]")
_COUNTED = regex.compile(r"[^\d,，、。;；]{0,6}\d[\d,.]*[^,，、。;；]*[,，、;；]")
"""A number right behind a time, and the end of their clause."""

Span = tuple[int, int]


class Scope(msgspec.Struct, frozen=True, gc=False):
    """A verb's stretch of a sentence, asked for what qualifies the verb."""

    text: str
    event: Event
    words: Words
    cancelling: bool

    def has(self, key: str) -> bool:
        """Whether a class of [policies] qualifies the verb: after it, or around it where the verb stands last."""
        return bool(self._find(self.words.policy[key], key in ("modal", "within_term", "until_end")))

    def beyond(self) -> bool:
        """Whether the verb is about units above a limit, or handed to others. What another verb of handing on leads to
        is that verb's: "… do not roll over and cannot be transferred to other accounts"."""
        match = self._find(self.words.policy["beyond"], True)
        if match is None:
            return False
        start = self.event.end if match[0] >= self.event.end else self.event.first
        return not self.words.policy["handing"].search(self.text, start, match[0])

    def recurs(self) -> bool:
        """Whether the only period that qualifies the verb is a rhythm: "500 credits usable every month" are granted so
        often, nothing is said of the rest; "每月赠送的积分当月有效" names another period, in which they are lost."""
        if (found := self._find(self.words.policy["cycle"], False)) is None:
            return False
        between = self.words.policy["cycle"].finditer(self.text, found[0], self.event.start)
        told = [self.text[slice(*found)], *(match[0] for match in between)]
        return all(self.words.policy["rhythm"].fullmatch(text) for text in told)

    def under(self, key: str) -> bool:
        """Whether a class of [conditions] stands anywhere in the verb's stretch. A plan that is not had ("while you do
        not have a subscription") is none that is active but one that has ended."""
        match = self._find(self.words.condition[key], True)
        if key == "active":
            return match is not None and not self._denies(*match)
        if key == "cancel" and match is None:
            active = self._find(self.words.condition["active"], True)
            return active is not None and self._denies(*active)
        own = match is not None and key == "inactive" and self.event.start <= match[0] < self.event.end
        return match is not None and not own

    def may_leave(self) -> bool:
        """Whether the end of a subscription is only what the buyer may choose, in a clause behind the verb's: "… do not
        carry over, you can cancel at any time"."""
        found = self.words.condition["cancel"].finditer(self.text, self.event.first, self.event.last)
        leave = [match.span() for match in self.words.condition["may_cancel"].finditer(self.text, self.event.end)]
        return bool(leave) and all(any(a <= one.start() and one.end() <= b for a, b in leave) for one in found)

    def changing(self) -> bool:
        """Whether the sentence speaks of a change of plans before the verb, and no period qualifies the verb."""
        changed = self.words.condition["change"].search(self.text, 0, self.event.start)
        return changed is not None and not self.has("cycle")

    def while_subscribed(self) -> bool:
        """Whether something holds only while a subscription does: an account that stays open costs nothing."""
        match = self._find(self.words.condition["active"], True) if self.under("active") else None
        if match is None:
            return False
        told = self.text[match[0] : match[1]]
        return not self.words.policy["accounts"].search(told) or bool(self.words.pools[Pool.PLAN].search(told))

    def reassures(self) -> bool:
        """Whether the buyer is only told not to lose units: how long they last, it does not say."""
        verb = self.text[self.event.start : self.event.end]
        return bool(self.words.policy["losing"].match(verb)) and not self.for_good()

    def for_good(self) -> bool:
        """Whether a word for "never" or "ever" stands beside the verb."""
        return self.words.policy["for_good"].search(self.text, self.event.first) is not None

    def since_bought(self) -> bool:
        """Whether a period counts from a purchase."""
        return self.words.place["bought_at"].search(self.text, self.event.first, self.event.last) is not None

    def of_account(self, key: str) -> bool:
        """Whether a condition speaks of the account and of no subscription."""
        match = self._find(self.words.condition[key], True)
        told = self.text[match[0] : match[1]] if match else ""
        named = self.words.policy["accounts"].search(told) is not None
        return named and not self.words.pools[Pool.PLAN].search(told)

    def condition(self) -> str | None:
        """The words from a condition on to the end of its part of the sentence."""
        for key in ("active", "unless"):
            if match := self._find(self.words.condition[key], True):
                return " ".join(self.text[match[0] : match[1]].split())
        return None

    def days(self) -> int | None:
        """Days of the duration that qualifies the verb: the next one after it, else the last one before it."""
        found = [d for d in read_durations(self.text, self.words) if self._inside(d.start)]
        found = [d for d in found if not self._grants(d.start, d.end)]
        later = [d for d in found if d.start >= self.event.start]
        if not later and not self.words.verb_final:
            found = [d for d in found if self._rules(d)]
        chosen = later[0] if later else found[-1] if found else None
        return chosen.days if chosen else None

    def ends_after(self) -> bool:
        """Whether the first duration behind the verb is what its end comes after: "expire after 30 days"."""
        later = [d for d in read_durations(self.text, self.words) if self.event.end <= d.start < self.event.last]
        lead = self.text[self.event.end : later[0].start].rstrip() if later else ""
        return any(match.end() == len(lead) for match in self.words.policy["after"].finditer(lead))

    def days_first(self, key: str) -> bool:
        """Whether a duration stands between the verb and a class of [policies]: "for 12 months, … each month"."""
        match = self._find(self.words.policy[key], False)
        durations = read_durations(self.text, self.words) if match else []
        return match is not None and any(self.event.end <= d.start and d.end < match[0] for d in durations)

    def days_after(self, key: str) -> bool:
        """Whether the duration counts from a condition: "30 days after you cancel", 「解約後30日間」."""
        found = read_durations(self.text, self.words)
        for place in self.words.condition[key].finditer(self.text, self.event.first, self.event.last):
            if self.words.verb_final and any(0 <= d.start - place.end() <= _BESIDE for d in found):
                return True
            if any(0 <= place.start() - d.end <= _NEAR for d in found):
                return True
        return False

    def days_from_leaving(self) -> bool:
        """Whether a duration counts from the end of a subscription before it: "if you cancel, credits expire 30 days
        later", 「解約すると60日後に失効」; a purchase or period that is named is a start."""
        left = self.words.condition["cancel"].search(self.text, 0, self.event.start)
        if not (self.cancelling or left) or self.has("cycle") or self.since_bought():
            return False
        before_verbs = left is not None and (self.words.verb_final or not self.words.spaced)
        first = left.end() if left and before_verbs else self.event.end
        return any(first <= d.start < self.event.last for d in read_durations(self.text, self.words))

    def spared(self) -> bool:
        """Whether bought units are kept where the sentence has just taken others away: "monthly credits are lost at
        the end of the month, purchased ones stay on your account"."""
        before = self.text[: self.event.first]
        taken = any(self.words.policy[kind].search(before) for kind in (Kind.LAPSE, Kind.RESET))
        own = self.text[self.event.first : self.event.start]
        return taken and bool(self.words.pools[Pool.PURCHASED].search(own)) and not self.has("modal")

    def days_past_cycle(self) -> int | None:
        """Days of a duration that counts from the end of a period: "30 days after the billing period ends"."""
        durations = [d for d in read_durations(self.text, self.words) if self._inside(d.start)]
        for match in self.words.policy["past_cycle"].finditer(self.text, self.event.first, self.event.last):
            for found in durations:
                gap = match.start() - found.end if found.end <= match.start() else found.start - match.end()
                if 0 <= gap <= _BESIDE:
                    return found.days
        return None

    def past_own_end(self) -> bool:
        """Whether the sentence speaks of units whose own validity is over, and of no billing period: that those are not
        carried over takes nothing away at the end of a month."""
        stretch = self.text[: self.event.last]
        ended = self.words.policy["own_end"].search(stretch)
        return ended is not None and not self.words.policy["cycle"].search(stretch)

    def _grants(self, start: int, end: int) -> bool:
        """Whether a time in a clause before the verb's, where verbs come last, is the rhythm of a number beside it:
        "up to 500 credits a month can be bought, and …"."""
        if not self.words.verb_final or start >= self.event.start:
            return False
        return _COUNTED.match(self.text, end, self.event.start) is not None

    def _rules(self, before: Duration) -> bool:
        """Whether a duration before the verb is the verb's: "a month" is a rhythm, but for right before "valid" and
        behind a word of what comes later ("after a month", "a year after purchase")."""
        if self.event.kind is not Kind.CARRY and self._comes_later(before):
            return True
        beside = self.event.start - before.end <= _BESIDE
        if self.event.kind is Kind.CARRY:
            return beside and not before.single
        return (beside and self.event.kind is Kind.KEEP) or not before.single

    def _comes_later(self, before: Duration) -> bool:
        """Whether a duration is what something happens at the end of, by the word beside it or the purchase behind it:
        "after a month", "через год", "a year after purchase"."""
        found = self.words.policy["after"].finditer(self.text, self.event.first, before.end)
        passes = any(match.start() == before.start or match.end() + 1 == before.start for match in found)
        return passes or self.words.place["bought_at"].match(self.text[before.end :].lstrip()) is not None

    def _inside(self, at: int) -> bool:
        return self.event.first <= at < self.event.last

    def _denies(self, start: int, end: int) -> bool:
        """Whether the last word of a stretch is denied within it."""
        lead = self.text[start : self.text.rfind(" ", start, end) + 1]
        return bool(self.words.policy["negate_before"].search(lead))

    def by_then(self) -> bool:
        """Whether the end of a period stands before the verb as a time: "at the end of the month, units are lost".

        A word that only tells what kind of units ("monthly") is none.
        """
        if self.words.verb_final:
            return False
        for match in self.words.policy["cycle"].finditer(self.text, self.event.first, self.event.start):
            leads = not self.text[self.event.first : match.start()].strip(" ,;:.-–—")
            if (leads and " " in match[0]) or self.words.policy["at_time"].match(match[0]):
                return True
        return False

    def merely_then(self) -> bool:
        """Whether a word of limiting leads to a period before the verb: "sind nur im laufenden Monat einlösbar"."""
        for match in self.words.policy["cycle"].finditer(self.text, self.event.first, self.event.start):
            lead = self.text[self.event.first : match.start()].rstrip()
            if any(found.end() == len(lead) for found in self.words.policy["merely"].finditer(lead)):
                return True
        return False

    def _find(self, pattern: Pattern, anywhere: bool) -> Span | None:
        event = self.event
        after = pattern.search(self.text, event.start, event.last)
        if after and not self._elsewhere(pattern, after.start()):
            return after.span()
        if not (anywhere or self.words.verb_final):
            return None
        before = (match.span() for match in pattern.finditer(self.text, event.first, event.start))
        return next((span for span in before if not self._is_grant(pattern, span)), None)

    def _elsewhere(self, pattern: Pattern, at: int) -> bool:
        """Whether a period stands in a clause behind the verb's own, where verbs come last."""
        if pattern is not self.words.policy["cycle"] or not self.words.verb_final:
            return False
        return _CLAUSE.search(self.text, self.event.end, at) is not None

    def _is_grant(self, pattern: Pattern, span: Span) -> bool:
        return pattern is self.words.policy["cycle"] and self._grants(*span)

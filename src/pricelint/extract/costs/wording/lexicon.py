"""The phrases of costs in one language, compiled."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from pricelint.extract.costs.wording.phrases import CostWords, FormerWords, strict_joints
from pricelint.extract.language import section
from pricelint.extract.modalities import NUMBER, ActionWords, measure_source
from pricelint.extract.patterns import Excepted, Pattern
from pricelint.extract.words import alternatives

_GAP = r"\s{0,3}"
"""Space between words: bounded, so that no pattern can spend its time on a run of it."""


@dataclass(frozen=True)
class Lexicon:
    """Patterns of one language. `*_end` are searched for in the text before a count, `*_start` matched behind it."""

    language: str

    @cached_property
    def words(self) -> CostWords:
        """The lists themselves."""
        words: CostWords = section(self.language, "costs", CostWords)
        return words

    @cached_property
    def actions(self) -> ActionWords:
        """The lists of measures and what joins them."""
        words: ActionWords = section(self.language, "actions", ActionWords)
        return words

    @cached_property
    def verb(self) -> Pattern:
        """A verb of spending, with the adverbs before the number."""
        return Pattern(alternatives(self.words.verbs))

    @cached_property
    def strong(self) -> Pattern:
        """A verb that is said of nothing but costs, right before the number."""
        return Pattern(rf"{alternatives(self.words.strong)}\W*(?:\w+\W+){{0,2}}$")

    @cached_property
    def past(self) -> Pattern:
        """A verb that reports what was spent, right before the number."""
        return Pattern(rf"{alternatives(self.words.past)}\W*$")

    @cached_property
    def range_end(self) -> Pattern:
        """ "between 1 and " right before a count."""
        between, until = alternatives(self.words.between), alternatives(self.words.until)
        return Pattern(rf"{between}\s{{1,3}}(?P<low>{NUMBER})\s{{1,3}}{until}{_GAP}$")

    @cached_property
    def instead_end(self) -> Pattern:
        """ "8 instead of " right before a count, which is then the former one; `now` is the one that holds."""
        former = "|".join(f"(?:{source})" for source in section(self.language, "plans", FormerWords).instead) or "(?!)"
        return Pattern(rf"(?:(?P<now>{NUMBER})\s{{1,3}})?(?:{former}){_GAP}$")

    @cached_property
    def never(self) -> Excepted:
        """Words of grants, limits, sales and fates: the number beside them is no cost. They tell nothing of the sort in
        the names of things that are made ("lesson plan", "calendar invite")."""
        return Excepted(Pattern(alternatives(self.words.never)), Pattern(alternatives(self.words.namesakes)))

    @cached_property
    def never_start(self) -> Pattern:
        """The same right behind a count, two words of the same clause may stand between."""
        between = r"(?:\W{0,3}|[^\w,;.]{0,3}(?:\w+[^\w,;.]{1,3}){1,2}?)"
        return Pattern(rf"{between}{alternatives(self.words.never_behind)}")

    @cached_property
    def heading(self) -> Pattern:
        """A heading under which labels with numbers are costs."""
        return Pattern(alternatives(self.words.headings))

    @cached_property
    def example(self) -> Pattern:
        """Words that announce an example."""
        return Pattern(alternatives(self.words.examples))

    @cached_property
    def depends(self) -> Pattern:
        """Words that say a cost varies or stands elsewhere."""
        return Pattern(alternatives(self.words.depends))

    @cached_property
    def per_start(self) -> Pattern:
        """ "per [30] [generated] image" right behind a count."""
        per = alternatives(self.actions.per)
        return Pattern(rf"[\s(]{{0,3}}(?:{per}|[x×](?=\s[^\d\s])){_GAP}{measure_source(self.language, 2)}")

    @cached_property
    def passive_start(self) -> Pattern:
        """ "are deducted", "extra" between a count and its measure."""
        return Pattern(rf"{_GAP}{alternatives([*self.words.after_verbs, *self.words.on_top])}(?=\s)")

    @cached_property
    def spent_start(self) -> Pattern:
        """ "are deducted" right behind a count, as the last words of a label's line."""
        return Pattern(rf"{_GAP}{alternatives(self.words.after_verbs)}")

    @cached_property
    def fresh_end(self) -> Pattern:
        """A clause that begins with the cost itself (", for " right before a count), about nothing before it."""
        words = alternatives([*self.words.joins, *self.words.approximate, *self.words.between, *self.words.articles])
        return Pattern(rf"[,;，；、]{_GAP}(?:{words}{_GAP}){{0,4}}$")

    @cached_property
    def lead(self) -> Pattern:
        """What begins a sentence that names the cost first ("For 3 credits you create an image")."""
        return Pattern(rf"\W{{0,5}}(?:{alternatives(self.words.leads)}){_GAP}")

    @cached_property
    def per_end(self) -> Pattern:
        """A joining word right before a measure."""
        return Pattern(rf"(?:{alternatives(self.actions.per)}){_GAP}$")

    @cached_property
    def per_anywhere(self) -> Pattern:
        """ "per image" anywhere; only with a real joining word, since a bare article would match too much."""
        strict = strict_joints(self.words, self.actions)
        return Pattern(rf"(?:{alternatives(strict)}){_GAP}{measure_source(self.language, 2)}")

    @cached_property
    def measure_end(self) -> Pattern:
        """ "[per] [30] images [of a thing]: " right before a count, for languages that put the measure first."""
        per, tails = alternatives(self.actions.per), alternatives(self.words.tails)
        thing = rf"(?:{alternatives(self.words.of)}(?P<thing>[\p{{Han}}\p{{Katakana}}ー]{{1,8}}))?"
        return Pattern(rf"(?:{per})?{_GAP}{measure_source(self.language)}{thing}{_GAP}(?:{tails}{_GAP}){{0,3}}$")

    @cached_property
    def joined_measure(self) -> Pattern:
        """A word that makes a number before a count its measure."""
        return Pattern(alternatives([*self.actions.per, *self.words.rates]))

    @cached_property
    def yields_start(self) -> Pattern:
        """ "= [2] [HD] images" right behind a count."""
        joined, one = alternatives(self.words.yields), alternatives(self.actions.one)
        about = rf"(?P<about>{alternatives(self.words.approximate)}{_GAP})?"
        named = r"(?P<named>(?:[^\W\d_][\w'’-]*\s){1,2}?(?=\d))?"
        return Pattern(
            rf"{_GAP}(?P<join>{joined}){_GAP}{about}(?P<one>{one}{_GAP})?{named}{measure_source(self.language, 3)}"
        )

    def reciprocal(self, unit: str) -> str:
        """Source for "10 events [of a kind] per [1] unit"; `unit` is the source of the unit's words."""
        strict = [word for word in self.actions.per if len(word) > 1 or not word.isalpha()]
        gap = r"(?:\s[^\W\d_][\w'’-]*){0,3}?"
        outputs = rf"{measure_source(self.language)}{gap}{_GAP}"
        return rf"{outputs}(?P<per>{alternatives(strict)}){_GAP}(?:1{_GAP})?(?:{unit})(?!\p{{L}})"

    @cached_property
    def one(self) -> str:
        """Source for the words for one."""
        return alternatives(self.actions.one)

    @cached_property
    def each_start(self) -> Pattern:
        """ "each" right behind a count, with no measure after it."""
        return Pattern(rf"{_GAP}{alternatives(self.actions.each)}{_GAP}(?:$|[.,;)])")

    @cached_property
    def making(self) -> Pattern:
        """A verb of making."""
        return Pattern(alternatives(self.actions.make))

    @cached_property
    def unit_column(self) -> Pattern:
        """A column header that holds costs without naming the unit."""
        return Pattern(alternatives(self.words.unit_columns))

    @cached_property
    def article(self) -> Pattern:
        """Articles and joining words at the start of an item."""
        words = alternatives([*self.words.articles, *self.actions.one])
        return Pattern(rf"^(?:{_GAP}(?:{words}|[,;&])[,;]?\s{{1,3}})+")

    @cached_property
    def join_end(self) -> Pattern:
        """A preposition between an action and its cost ("images at 5 credits")."""
        return Pattern(rf"{alternatives(self.words.joins)}{_GAP}$")

    @cached_property
    def about_end(self) -> Pattern:
        """ "about" right before a count."""
        return Pattern(rf"{alternatives(self.words.approximate)}{_GAP}$")

    @cached_property
    def joined_end(self) -> Pattern:
        """ "and" right before a count."""
        return Pattern(rf"{alternatives(self.words.conjunctions)}{_GAP}$")

    @cached_property
    def pronoun(self) -> Pattern:
        """A pronoun at the start of a sentence."""
        return Pattern(rf"\W{{0,3}}{alternatives(self.words.pronouns)}")

    @cached_property
    def derived(self) -> Pattern:
        """A clause that works out what was said before (", so a clip of 5 s takes")."""
        return Pattern(rf"(?:^|[,;:.–—(，、；：]){_GAP}{alternatives(self.words.derived)}")

    @cached_property
    def member(self) -> Pattern:
        """Words for those who pay for a plan."""
        return Pattern(alternatives(self.words.members))

    @cached_property
    def nearly(self) -> Pattern:
        """ "from", "about" and their like before a number."""
        return Pattern(alternatives([*self.words.approximate, *self.words.between]))

    @cached_property
    def best(self) -> Pattern:
        """ "up to" and its like before a yield."""
        return Pattern(alternatives(self.words.best))

    @cached_property
    def claim(self) -> Pattern:
        """A yield: "up to 250 images", "≈ 50 videos"."""
        about = alternatives(self.words.approximate)
        numbered = rf"(?P<number>{NUMBER})(?P<scale>[kKM千万萬])?\+?(?P<joined>-)?\s?"
        gap = r"(?:[^\W\d_][\w'’-]*\s){0,2}?"
        names = self.actions.measures.values()
        groups = "|".join(f"(?P<m{place}>{alternatives(words)})" for place, words in enumerate(names))
        return Pattern(rf"(?P<about>{about}){_GAP}{numbered}{gap}(?:{groups or '(?!)'})")

    def is_empty(self, cell: str) -> bool:
        """Whether a table cell states nothing ("–", "on request")."""
        return cell.strip().lower().strip("*") in self._empty

    @cached_property
    def later(self) -> Pattern:
        """Words in place of a cost that is to be told some day ("announced at availability")."""
        return Pattern(alternatives(self.words.later))

    @cached_property
    def _empty(self) -> frozenset[str]:
        return frozenset(word.lower() for word in self.words.empty) | {""}


@lru_cache
def lexicon(language: str) -> Lexicon:
    """The compiled phrases of a language."""
    return Lexicon(language)

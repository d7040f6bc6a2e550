"""Laws of the clause grammar that hold for any wording."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pricelint.extract.policies.expiry.reread import clause_says
from pricelint.extract.policies.passages.sentences import in_one_way, sentences
from pricelint.extract.policies.wording.durations import read_durations
from pricelint.extract.policies.wording.words import words
from pricelint.model.units import Policy

SUBJECTS = st.sampled_from(["Credits", "Unused credits", "Your plan credits", "Credits from a top-up"])
ADVERBS = st.sampled_from(["", " automatically", " usually"])


@settings(deadline=None)  # the first example compiles the phrase data
@given(SUBJECTS, ADVERBS)
def test_a_negation_turns_losing_into_keeping(subject: str, adverb: str) -> None:
    lost = clause_says(f"{subject} will{adverb} expire after 30 days.", "en")
    kept = clause_says(f"{subject} will not{adverb} expire.", "en")
    assert {policy for policy, _ in lost} == {Policy.FIXED_PERIOD}
    assert {policy for policy, _ in kept} == {Policy.NEVER}


@settings(deadline=None)  # the first example compiles the phrase data
@given(SUBJECTS, ADVERBS)
def test_a_negation_turns_carrying_over_into_losing(subject: str, adverb: str) -> None:
    assert {p for p, _ in clause_says(f"{subject} will{adverb} roll over.", "en")} == {Policy.ROLLOVER}
    assert {p for p, _ in clause_says(f"{subject} will not{adverb} roll over.", "en")} == {Policy.END_OF_CYCLE}


@settings(deadline=None)  # the first example compiles the phrase data
@given(st.integers(1, 400))
def test_the_days_of_a_period_are_those_printed(days: int) -> None:
    assert clause_says(f"Credits expire {days} days after purchase.", "en") == {(Policy.FIXED_PERIOD, days)}


@settings(deadline=None)  # the first example compiles the phrase data
@given(st.text(alphabet="abcdefghij KLMNOP,.;:!?()0123456789", max_size=200))
def test_text_without_a_policy_verb_says_nothing(text: str) -> None:
    assert clause_says(text, "en") == frozenset()


@settings(deadline=None)  # the first example compiles the phrase data
@given(st.text(max_size=300), st.sampled_from(["en", "de", "fr", "es", "pt", "ja", "zh"]))
def test_sentences_are_spans_of_their_text(text: str, language: str) -> None:
    for sentence in sentences(text, words(language)):
        assert in_one_way(text, words(language))[sentence.start : sentence.end] == sentence.text


@pytest.mark.parametrize(
    ("language", "text", "read"),
    [
        ("zh", "點數過期,恕不退還(1,000點)", "点数过期，恕不退还(1,000点)"),
        ("ja", "失効します,返金は1,000円まで", "失効します、返金は1,000円まで"),
        ("ko", "만료되며, 환불되지 않습니다", "만료되며, 환불되지 않습니다"),
    ],
)
def test_a_text_is_read_in_the_signs_of_the_phrases(language: str, text: str, read: str) -> None:
    assert in_one_way(text, words(language)) == read


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("en", "one year", 365),
        ("en", "6 months", 180),
        ("en", "twelve months", 365),
        ("en", "one billable month", 30),
        ("en", "ninety (90) days", 90),
        ("de", "zwölf Monate", 365),
        ("fr", "un an", 365),
        ("es", "cinco (5) años", 1825),
        ("pt", "três meses", 90),
        ("ja", "1２か月間", 365),
        ("zh", "两 个月", 60),
    ],
)
def test_durations_are_read_as_days(language: str, text: str, days: int) -> None:
    assert [found.days for found in read_durations(in_one_way(text, words(language)), words(language))] == [days]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "they move from one month to the next"),
        ("de", "von einem Monat auf den anderen"),
        ("fr", "d'un mois sur l'autre"),
        ("es", "de un mes al siguiente"),
        ("pt", "de um mês para o outro"),
        ("it", "da un mese all'altro"),
    ],
)
def test_what_goes_on_from_one_period_to_the_next_lasts_no_number_of_days(language: str, text: str) -> None:
    assert read_durations(text, words(language)) == []


def test_a_short_word_that_may_be_the_last_ends_no_sentence_before_a_small_letter() -> None:
    german = sentences("Preise inkl. MwSt. für alle Kunden. Alle Preise inkl. MwSt. Credits bleiben.", words("de"))
    assert [sentence.text for sentence in german][-2:] == ["Alle Preise inkl. MwSt.", "Credits bleiben."]
    assert german[0].text.startswith("Preise inkl. MwSt. für alle")


def test_abbreviations_and_figures_do_not_end_a_sentence() -> None:
    german = sentences("Preise inkl. MwSt. ab 4.50 €. Credits verfallen nicht.", words("de"))
    assert [sentence.text for sentence in german][-1] == "Credits verfallen nicht."

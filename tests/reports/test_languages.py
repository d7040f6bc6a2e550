"""The languages of reports: every message is translated, no placeholder is lost, numbers are each language's own."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st
from messages import messages

from pricelint.audit.printed import count, exact_money, rounded_money
from pricelint.audit.registry import load_rules
from pricelint.model.evidence import Evidence, Place
from pricelint.model.fact import Expiry
from pricelint.model.money import Money
from pricelint.model.units import Policy, Pool
from pricelint_reports.charts.scale import time_scale_of
from pricelint_reports.comparison.words import expiry_words
from pricelint_reports.language import ENGLISH, LANGUAGES, TRANSLATED, catalogue_text, speak

PLACEHOLDER = re.compile(r"%\((\w+)\)s")
AMOUNTS = st.decimals("0.0001", "99999", allow_nan=False, allow_infinity=False, places=4)


def entries(code: str) -> list[Message]:
    return [one for one in read_po(io.BytesIO(catalogue_text(code)), locale=code) if one.id]


def forms(one: Message) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return _all(one.id), _all(one.string)


def _all(given: object) -> tuple[str, ...]:
    return tuple(map(str, given)) if isinstance(given, tuple | list) else (str(given),)


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_message_has_a_translation_and_no_translation_is_left_over(code: str) -> None:
    known = {text for one in entries(code) for text in forms(one)[0]}
    assert set(messages()) - known == set()
    assert known - set(messages()) == set()
    assert all(text for one in entries(code) for text in forms(one)[1])


@pytest.mark.parametrize("code", TRANSLATED)
def test_no_placeholder_is_lost(code: str) -> None:
    for one in entries(code):
        ids, told = forms(one)
        wanted = sorted(PLACEHOLDER.findall(ids[-1]))
        for text in told:
            assert sorted(PLACEHOLDER.findall(text)) == wanted, text
            assert "%" not in PLACEHOLDER.sub("", text), text


@pytest.mark.parametrize("code", TRANSLATED)
def test_what_is_said_is_in_the_language(code: str) -> None:
    assert speak(code).say("Red flags") != "Red flags"
    assert speak(code).words == code
    assert "3" in speak(code).plural("%(n)s red flag", "%(n)s red flags", 3)


def test_a_language_without_a_catalogue_has_its_numbers_and_english_words() -> None:
    russian = speak("ru")
    assert (russian.words, russian.say("Red flags")) == ("en", "Red flags")
    assert russian.exact_money(Money("EUR", Decimal("1234.5"))) == "1\u00a0234,50\u00a0€"
    assert set(TRANSLATED) < set(LANGUAGES)
    with pytest.raises(ValueError, match="'tlh' is not one of"):
        speak("tlh")


def test_money_counts_and_days_are_written_as_in_the_language() -> None:
    euros, day = Money("EUR", Decimal("0.145")), date(2026, 9, 15)
    assert [speak(code).rounded_money(euros)[0] for code in ("en", "de", "ja")] == ["€0.145", "0,145\u00a0€", "€0.145"]
    assert [speak(code).count(Decimal(12000)) for code in ("en", "de", "fr")] == ["12,000", "12.000", "12\u202f000"]
    assert [speak(code).day(day) for code in ("en", "es")] == ["15 September 2026", "15 de septiembre de 2026"]


@given(amount=AMOUNTS, currency=st.sampled_from(("USD", "EUR", "JPY", "CHF", "CAD")))
def test_english_numbers_are_those_that_every_other_report_prints(amount: Decimal, currency: str) -> None:
    money = Money(currency, amount)
    assert ENGLISH.exact_money(money) == exact_money(money)
    assert ENGLISH.rounded_money(money) == rounded_money(money)
    assert ENGLISH.count(amount) == count(amount)


@pytest.mark.parametrize("code", TRANSLATED)
def test_the_title_of_every_rule_is_said_in_the_language_and_that_of_others_is_known_to_be_english(code: str) -> None:
    language = speak(code)
    titles = [rule.title for rule in load_rules(plugins=False)]

    assert all(language.knows(title) and language.say(title) != title for title in titles)
    assert len({language.say(title) for title in titles}) == len(titles)
    assert not language.knows("A title of somebody else's rule")
    assert ENGLISH.knows("A title of somebody else's rule")


def test_months_and_days_of_charts_are_those_of_the_language() -> None:
    moments = [datetime(2026, 5, 1, tzinfo=UTC), datetime(2026, 9, 1, tzinfo=UTC)]
    first = {code: time_scale_of(moments, speak(code)).ticks[0][1] for code in ("en", "de", "fr", "ja")}
    assert first == {"en": "May 2026", "de": "Mai 2026", "fr": "mai 2026", "ja": "2026年5月"}
    week = [datetime(2026, 5, 1, tzinfo=UTC), datetime(2026, 5, 6, tzinfo=UTC)]
    assert [time_scale_of(week, speak(code)).ticks[0][1] for code in ("en", "de", "ja")] == [
        "2 May",
        "2. Mai",
        "5月2日",
    ]


def test_a_number_of_days_beside_a_policy_says_that_it_counts_days() -> None:
    quote = Evidence(
        capture="0" * 64, state="first", url="", page="pricing", place=Place.MAIN, path="p", start=0, end=1, quote="x"
    )
    daily = Expiry(evidence=(quote,), pool=Pool.FREE, policy=Policy.END_OF_CYCLE, days=1)
    assert expiry_words(daily) == "end with each billing cycle (1 day)"
    assert expiry_words(replace(daily, days=30)) == "end with each billing cycle (30 days)"
    assert expiry_words(daily, speak("de")).endswith("(1 Tag)")

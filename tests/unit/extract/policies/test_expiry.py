"""What pages say of unused units: one hard sentence a case, in seven languages."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from pricelint.documents.read import Origin, read_document
from pricelint.extract.policies.expiry.reread import clause_says, still_says
from pricelint.extract.policies.passages.screen import screened
from pricelint.extract.policies.read import read_expiry, read_policy_hints
from pricelint.extract.reading import Reading, read
from pricelint.model.platform import Role

PageReader = Callable[..., Reading]
Said = tuple[str, str, int | None]

ENGLISH: list[tuple[str, set[Said]]] = [
    ("Purchased credits never expire.", {("purchased", "never", None)}),
    ("Unused plan credits do not roll over.", {("plan", "end_of_cycle", None)}),
    ("Unused plan credits roll over to the next month.", {("plan", "rollover", None)}),
    ("Monthly credits expire at the end of each billing cycle.", {("plan", "end_of_cycle", None)}),
    ("Plan credits do not expire at the end of the month.", {("plan", "rollover", None)}),
    ("Top-up credits are valid for 12 months.", {("purchased", "fixed_period", 365)}),
    ("Credits from a pack expire six months after purchase.", {("purchased", "fixed_period", 180)}),
    ("Credits you buy expire ninety (90) days after the date of purchase.", {("purchased", "fixed_period", 90)}),
    (
        "Bought credits never expire as long as your plan is active.",
        {("purchased", "never", None), ("purchased", "on_cancel", None)},
    ),
    (
        "Unused credits of a paid plan roll over and stay valid for 60 days.",
        {("plan", "rollover", None), ("plan", "fixed_period", 60)},
    ),
    ("Free daily credits expire at midnight.", {("free", "end_of_cycle", 1)}),
    (
        "Subscription credits reset each month, but top-up credits never expire.",
        {("plan", "end_of_cycle", None), ("purchased", "never", None)},
    ),
    ("Plan and top-up credits never expire.", {("plan", "never", None), ("purchased", "never", None)}),
    ("Except for trial packs, all purchased credits are valid forever.", {("purchased", "never", None)}),
    ("If you cancel, your remaining credits are forfeited.", {("plan", "on_cancel", None)}),
    ("Purchased credits expire after 12 months of inactivity.", {("purchased", "on_inactivity", 365)}),
    ("Bonus credits expire 7 days after they are granted.", {("bonus", "fixed_period", 7)}),
    ("Pack credits have no expiration date.", {("purchased", "never", None)}),
    ("Do not worry: non-expiring credits come with every pack.", {("purchased", "never", None)}),
    ("Your finished pictures never expire.", set()),
    ("Credits are valid for the long term: long-term validity.", set()),
    ("Daily backups roll over to the next month.", set()),
    (
        "Unused service credits (issued on or after the date of these terms) expire one year after purchase.",
        {("purchased", "fixed_period", 365)},
    ),
    ("1,000 credits a month, rolling over", {("plan", "rollover", None)}),
    ("Unused minutes do not roll over.", {("plan", "end_of_cycle", None)}),
    (
        "Standard usage resets every month, extra usage never expires.",
        {("plan", "end_of_cycle", None), ("purchased", "never", None)},
    ),
    ("A link to your credits page expires after 24 hours.", set()),
    ("Unlike other tools, where unused credits expire every month, we keep it simple.", set()),
    ("Plan credits used to expire every month.", set()),
    ("Your credits are refreshed every month.", set()),
    ("Your password expires after 90 days.", set()),
    ("If you breach these terms, your credits are forfeited.", set()),
    ("Video files are kept for 30 days.", set()),
]

OTHERS: list[tuple[str, str, set[Said]]] = [
    ("de", "Nicht verbrauchte Abo-Credits verfallen nicht.", {("plan", "never", None)}),
    ("de", "Nicht verbrauchte Abo-Credits verfallen am Monatsende.", {("plan", "end_of_cycle", None)}),
    ("de", "Gekaufte Credits sind zwölf Monate ab Kauf gültig.", {("purchased", "fixed_period", 365)}),
    ("de", "Abo-Credits werden nicht in den Folgemonat übertragen.", {("plan", "end_of_cycle", None)}),
    ("fr", "Les crédits achetés n'expirent jamais.", {("purchased", "never", None)}),
    ("fr", "Les crédits d'une recharge sont valables six mois.", {("purchased", "fixed_period", 180)}),
    ("fr", "Les crédits d'abonnement non utilisés ne sont pas reportés.", {("plan", "end_of_cycle", None)}),
    ("es", "Los créditos comprados no caducan.", {("purchased", "never", None)}),
    ("es", "Los créditos del plan no utilizados se pierden al final de cada mes.", {("plan", "end_of_cycle", None)}),
    ("es", "Los créditos de una recarga son válidos por 90 días.", {("purchased", "fixed_period", 90)}),
    ("pt", "Os créditos comprados não têm validade.", {("purchased", "never", None)}),
    ("pt", "Os créditos do plano não utilizados expiram na renovação.", {("plan", "end_of_cycle", None)}),
    ("pt", "Os créditos comprados vencem em um ano.", {("purchased", "fixed_period", 365)}),
    ("it", "I crediti acquistati non scadono mai.", {("purchased", "never", None)}),
    ("it", "I crediti del piano non utilizzati non si accumulano.", {("plan", "end_of_cycle", None)}),
    ("it", "I crediti di una ricarica sono validi per sei mesi.", {("purchased", "fixed_period", 180)}),
    ("zh", "點數有效期為購買後 180 天。", {("purchased", "fixed_period", 180)}),
    ("zh", "購買的積分永不過期。", {("purchased", "never", None)}),
    ("ja", "購入したクレジットに有効期限はありません。", {("purchased", "never", None)}),
    ("ja", "購入したクレジットの有効期限は購入日から180日です。", {("purchased", "fixed_period", 180)}),
    ("ja", "月額プランの未使用クレジットは繰り越されません。", {("plan", "end_of_cycle", None)}),
    ("zh", "购买的积分永不过期。", {("purchased", "never", None)}),
    ("zh", "会员积分在月底清零。", {("plan", "end_of_cycle", None)}),
    ("zh", "购买的积分自购买之日起 12 个月内有效。", {("purchased", "fixed_period", 365)}),
]


def said(reading: Reading) -> set[Said]:
    return {(fact.pool, fact.policy, fact.days) for fact in read_expiry(reading)}


@pytest.mark.parametrize(("sentence", "expected"), ENGLISH, ids=[case[0] for case in ENGLISH])
def test_an_english_sentence_says_just_this(read_page: PageReader, sentence: str, expected: set[Said]) -> None:
    assert said(read_page(f"<p>{sentence}</p>")) == expected


@pytest.mark.parametrize(("language", "sentence", "expected"), OTHERS, ids=[case[1] for case in OTHERS])
def test_a_sentence_in_another_language_says_just_this(
    read_page: PageReader, language: str, sentence: str, expected: set[Said]
) -> None:
    assert said(read_page(f"<p>{sentence}</p>", language)) == expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [("No.", {("plan", "end_of_cycle", None)}), ("Yes.", {("plan", "rollover", None)})],
)
def test_one_word_answers_a_question(read_page: PageReader, answer: str, expected: set[Said]) -> None:
    page = read_page(f"<dl><dt>Do plan credits carry over to the next month?</dt><dd>{answer}</dd></dl>")
    (fact,) = read_expiry(page)
    assert said(page) == expected
    assert [evidence.quote for evidence in fact.evidence] == [answer, "Do plan credits carry over to the next month?"]


def test_yes_does_not_answer_what_or_how(read_page: PageReader) -> None:
    assert said(read_page("<dl><dt>How do plan credits expire?</dt><dd>Yes, good question.</dd></dl>")) == set()


def test_a_heading_names_the_pool_of_a_bare_line(read_page: PageReader) -> None:
    assert said(read_page("<h3>Credit packs</h3><p>Never expire</p>")) == {("purchased", "never", None)}


def test_a_caption_over_bullets_names_their_pool(read_page: PageReader) -> None:
    page = read_page("<p>Purchased credits</p><p>• Shared by your team</p><p>• Valid for 90 days</p>")
    assert said(page) == {("purchased", "fixed_period", 90)}


def test_the_quote_is_the_clause_with_its_days(read_page: PageReader) -> None:
    (fact,) = read_expiry(
        read_page("<p>With 50% off today, purchased credits expire after 90 days, whatever you paid.</p>")
    )
    assert fact.evidence[0].quote == "purchased credits expire after 90 days"


def test_a_pool_named_outside_the_clause_is_cited_apart(read_page: PageReader) -> None:
    page = read_page("<p>1,000 credits per month, credits roll over for 60 days.</p>")
    (fact,) = read_expiry(page)
    assert [one.quote for one in fact.evidence] == ["credits roll over for 60 days.", "1,000 credits per month,"]
    assert fact.days == 60
    later = read_expiry(read_page("<p>Pack credits stay until they are spent, after the credits of your plan.</p>"))
    assert [(one.pool, one.policy) for one in later] == [("purchased", "never")]


def test_forever_beside_a_price_is_the_price(read_page: PageReader) -> None:
    assert said(read_page("<h3>Free credits</h3><p>$0</p><p>Forever</p>")) == set()


def test_a_blog_states_no_policy() -> None:
    source = "<h1>Review</h1><p>Plan, $10 a month: 100 credits a month.</p><p>Unused credits expire every month.</p>"
    page = read(read_document(source.encode(), Origin("review", Role.BLOG)))
    assert read_expiry(page) == ()


def test_a_row_label_is_the_subject_of_its_cells(read_page: PageReader) -> None:
    page = read_page("<table><tr><th>Unused plan credits</th><td>move to the next month</td></tr></table>")
    assert said(page) == {("plan", "rollover", None)}


def test_a_cap_in_periods_is_counted(read_page: PageReader) -> None:
    (fact,) = read_expiry(read_page("<p>Unused plan credits roll over, up to 2x your monthly allowance.</p>"))
    assert (fact.cap, fact.cap_periods) == ("up to 2x your monthly allowance", Decimal(2))


def test_the_next_sentence_may_hold_the_cap(read_page: PageReader) -> None:
    (fact,) = read_expiry(read_page("<p>Unused plan credits roll over. At most 600 credits are kept.</p>"))
    assert fact.cap == "At most 600 credits are kept"
    assert fact.evidence[0].quote == "Unused plan credits roll over. At most 600 credits are kept."


def test_a_statement_counts_once_a_page(read_page: PageReader) -> None:
    assert len(read_expiry(read_page("<p>Purchased credits never expire.</p>" * 3))) == 1


@pytest.mark.parametrize(
    "sentence",
    ["Plan credits are renewed at the start of each billing cycle.", "Bonus credits have a limited validity."],
)
def test_what_touches_expiry_without_settling_it_is_a_hint(read_page: PageReader, sentence: str) -> None:
    page = read_page(f"<p>{sentence}</p>")
    assert read_expiry(page) == ()
    assert [hint.topic for hint in read_policy_hints(page)] == ["expiry"]


@pytest.mark.parametrize(("sentence", "expected"), [case for case in ENGLISH if case[1]])
def test_every_quote_read_again_alone_still_says_it(read_page: PageReader, sentence: str, expected: set[Said]) -> None:
    facts = read_expiry(read_page(f"<p>{sentence}</p>"))
    assert len(facts) == len(expected)
    assert all(still_says(fact, "en") for fact in facts)


def test_another_digit_in_the_quote_says_something_else() -> None:
    assert clause_says("Credits are valid for 90 days.", "en") == {("fixed_period", 90)}
    assert clause_says("Credits are valid for 91 days.", "en") == {("fixed_period", 91)}


def test_letters_that_grow_in_lower_case_shift_no_stem(read_page: PageReader) -> None:
    page = read_page("<p>" + 60 * "İ" + "</p><p>Purchased credits never expire.</p>")
    (hits,) = screened(page).hits["policies"].values()
    assert [page.plain[at : at + 6] for at in hits] == ["expire"]

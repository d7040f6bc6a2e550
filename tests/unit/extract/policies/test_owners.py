"""A rule that a page tells of a name which is not its own is read with a doubt, and its own rule without one."""

from __future__ import annotations

import pytest

from pricelint.documents.read import Origin, read_document
from pricelint.extract.policies.read import read_expiry, read_terms
from pricelint.extract.reading import read
from pricelint.model.platform import Role

OF_OTHERS = [
    ("en", "credits", "{name}'s credits expire at the end of each month."),
    ("en", "credits", "{name}’s unused plan credits are lost when the month ends."),
    ("en", "credits", "With {name}, unused credits do not roll over to the next month."),
    ("fr", "crédits", "Les crédits de {name} expirent à la fin de chaque mois."),
    ("fr", "crédits", "Chez {name}, les crédits non utilisés expirent à la fin de chaque mois."),
    ("es", "créditos", "Los créditos de {name} caducan al final de cada mes."),
    ("pt", "créditos", "Os créditos da {name} expiram no final de cada mês."),
    ("pt", "créditos", "No {name}, os créditos expiram no final de cada mês."),
    ("es", "créditos", "En {name}, los créditos caducan al final de cada mes."),
    ("it", "crediti", "Su {name}, i crediti scadono alla fine di ogni mese."),
    ("it", "crediti", "I crediti di {name} scadono alla fine di ogni mese."),
]
NO_NAMES = [
    "The Customer's unused credits expire at the end of each month.",
    "Each Month's Credits Expire At The End Of The Month",
    "With Starter, unused credits expire at the end of each month.",
    "A user's credits expire at the end of each month.",
    "With Rollover, credits are kept; without rollover, unused credits expire at the end of each month.",
]


def doubts(
    language: str, word: str, text: str, above: str = "Owlet", title: str = "Pricing | Owlet"
) -> list[str | None]:
    card = f"<div class=card><h3>Nova</h3><p>$20 / month</p><p>1,000 {word} / month</p></div>"
    page = (
        f'<html lang="{language}"><title>{title}</title><body><h1>{above}</h1>{card}{card}<p>{text}</p></body></html>'
    )
    facts = read_expiry(read(read_document(page.encode(), Origin("pricing", Role.PRICING))))
    return [fact.doubt for fact in facts]


@pytest.mark.parametrize(("language", "word", "text"), OF_OTHERS)
def test_the_rule_of_another_name_is_in_doubt_and_that_of_the_page_or_its_plan_is_not(
    language: str, word: str, text: str
) -> None:
    assert doubts(language, word, text.format(name="Skimmerly")) == [
        "the page says it of “Skimmerly”, which may be another seller"
    ]
    assert doubts(language, word, text.format(name="Owlet")) == [None]
    assert doubts(language, word, text.format(name="Nova")) == [None]


@pytest.mark.parametrize("text", NO_NAMES)
def test_persons_times_tiers_and_words_that_the_page_writes_small_are_no_names(text: str) -> None:
    assert set(doubts("en", "credits", text)) == {None}


@pytest.mark.parametrize(
    "own", ["© 2026 Skimmerly Ltd.", '<script type="application/ld+json">{"name": "Skimmerly"}</script>']
)
def test_a_page_names_itself_in_its_copyright_and_in_data_for_machines(own: str) -> None:
    text = "Skimmerly's credits expire at the end of each month."
    assert doubts("en", "credits", f"{text}</p>{own}<p>", title="Pricing") == [None]


def test_what_a_page_says_of_itself_stands_beside_what_it_says_of_another() -> None:
    text = "Skimmerly's credits expire at the end of each month. Our plan credits expire at the end of each month."
    assert doubts("en", "credits", text) == [None]


TERMS_OF_OTHERS = [
    ("en", "{name} charges for failed renders, which are not refunded."),
    ("en", "With {name}, all purchases of credits are non-refundable."),
    ("en", "{name} does not refund purchases of credits."),
    ("fr", "{name} ne rembourse pas : les achats de crédits ne sont pas remboursables."),
    ("es", "{name} no reembolsa las compras de créditos."),
    ("pt", "Os créditos da {name} não são reembolsáveis."),
    ("it", "I crediti di {name} non sono rimborsabili."),
]


def term_doubts(language: str, text: str, role: Role = Role.PRICING) -> set[str | None]:
    page = f'<html lang="{language}"><title>Owlet</title><body><h1>Owlet</h1><p>{text}</p></body></html>'
    return {fact.doubt for fact in read_terms(read(read_document(page.encode(), Origin("pricing", role))))}


@pytest.mark.parametrize(("language", "text"), TERMS_OF_OTHERS)
def test_a_term_of_another_name_is_in_doubt_and_that_of_the_page_is_not(language: str, text: str) -> None:
    assert term_doubts(language, text.format(name="Skimmerly")) == {
        "the page says it of “Skimmerly”, which may be another seller"
    }
    assert term_doubts(language, text.format(name="Owlet")) == {None}


@pytest.mark.parametrize("name", ["The Company", "The Provider", "We", "Nobody", "Stripe"])
def test_parties_of_a_contract_and_payment_services_are_no_other_sellers(name: str) -> None:
    assert term_doubts("en", f"{name} does not refund purchases of credits.") == {None}


def test_a_contract_tells_the_rules_of_its_own_parties() -> None:
    assert term_doubts("en", "Skimmerly does not refund purchases of credits.", Role.TERMS) == {None}


def test_a_page_introduces_itself() -> None:
    assert term_doubts("en", "Welcome to Skimmerly. Skimmerly does not refund purchases of credits.") == {None}


def test_a_question_above_names_the_one_whose_rule_is_told() -> None:
    page = (
        '<html lang="de"><title>Owlet</title><body><h1>Owlet</h1>'
        "<h3>Was bedeutet das Credit-System von {name}?</h3><p>Credits verfallen am Monatsende.</p></body></html>"
    )
    for name, doubted in (("Skimmerly", True), ("Owlet", False)):
        read_page = read(read_document(page.format(name=name).encode(), Origin("faq", Role.FAQ)))
        assert [fact.doubt is not None for fact in read_expiry(read_page)] == [doubted]


def test_a_kind_of_unit_that_does_something_is_no_other_seller() -> None:
    body = b"<h1>Owlet</h1><p>Unused Standard Credits does not roll over to the next month.</p>"
    page = read(read_document(body, Origin("faq", Role.FAQ)))
    assert [fact.doubt for fact in read_expiry(page)] == [None]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Study credits are non-refundable after the semester begins."),
        ("es", "Los créditos de la carrera no son reembolsables en la universidad."),
    ],
)
def test_credits_of_another_trade_are_no_purchase_of_units(language: str, text: str) -> None:
    assert term_doubts(language, text) == set()


def test_purchases_of_a_page_without_a_unit_may_be_non_refundable() -> None:
    assert term_doubts("en", "All purchases of plans are non-refundable.") == {None}


ROUNDUPS = [
    "The 9 Best Image Generators",
    "Image tools compared",
    "Owlet vs Skimmerly vs Dabber",
    "Alternatives to Skimmerly",
]
OWN_TITLES = [
    "Pricing | Owlet",
    "Compare plans",
    "Free vs Pro: what you get",
    "Monthly vs Annual billing",
    "Best value",
]
SAID = "<h2>{0}</h2><p>20 images a day. Unused credits are lost when the month ends.</p>"


@pytest.mark.parametrize("title", ROUNDUPS)
def test_what_a_page_on_several_sellers_says_of_one_of_them_is_in_doubt(title: str) -> None:
    assert doubts("en", "credits", SAID.format("1. Dabber"), title, title) == [
        "the page goes through several sellers, and may say it of another"
    ]
    assert doubts("en", "credits", "<p>Our unused credits are lost when the month ends.</p>", title, title) == [None]


@pytest.mark.parametrize("title", OWN_TITLES)
def test_a_page_that_compares_its_own_tiers_speaks_of_itself(title: str) -> None:
    assert doubts("en", "credits", SAID.format("Allowance"), title, title) == [None]


def test_a_page_that_compares_itself_speaks_of_itself_under_its_own_name() -> None:
    title = "Owlet vs Skimmerly"
    assert doubts("en", "credits", SAID.format("Owlet"), title, title) == [None]
    assert doubts("en", "credits", SAID.format("Skimmerly"), title, title) != [None]


def test_items_of_a_list_of_sellers_are_none_of_the_page() -> None:
    title = "Owlet vs Skimmerly vs Dabber"
    listed = "<ul><li>Dabber: $9/mo, unused credits are lost when the month ends</li><li>Owlet: $5/mo</li></ul>"
    listed = f"<h2>What each of them charges</h2>{listed}"
    assert doubts("en", "credits", listed, title, title) != [None]

from __future__ import annotations

import pytest

from pricelint.model.platform import Role
from pricelint.net.links import Link, guess_role, relevant_links, topic_of
from pricelint.net.rank import follow
from pricelint.net.scope import same_site, site_of, tidy

PAGE = """<html><body>
<a href="/pricing">Pricing</a> <a href="/de/pricing">Deutsch</a> <a href="#top">Credits</a>
<a href="/help/credits?utm_source=nav">How credits work</a> <a href="/faq.html#expire">Questions</a>
<a href="https://docs.quillmint.example/billing">Read more</a> <a href="https://elsewhere.example/terms">Terms</a>
<a href="/legal/agb">AGB</a> <a href="/terms.pdf">Terms (PDF)</a> <a href="mailto:a@quillmint.example">Refunds</a>
<a href="/blog/a">Why our credits will change how everybody thinks about making images, at last and for good</a>
<a href="javascript:terms()">Terms</a> <a href="/login">Log in</a>
</body></html>"""


def test_links_that_name_a_topic_are_found_once_on_the_same_site() -> None:
    found = [(link.url, link.topic) for link in relevant_links(PAGE, "https://quillmint.example/pricing/")]
    assert found == [
        ("https://quillmint.example/help/credits", "credits"),
        ("https://quillmint.example/faq.html", "faq"),
        ("https://docs.quillmint.example/billing", "billing"),
        ("https://quillmint.example/legal/agb", "terms"),
        ("https://quillmint.example/terms.pdf", "terms"),
    ]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Häufige Fragen", Role.FAQ), ("Questions fréquentes", Role.FAQ), ("よくある質問", Role.FAQ),
        ("常见问题", Role.FAQ), ("Términos y condiciones", Role.TERMS), ("利用規約", Role.TERMS),
        ("服务条款", Role.TERMS), ("Reembolsos", Role.TERMS), ("Guthaben", Role.CREDITS),
        ("クレジットについて", Role.CREDITS), ("积分说明", Role.CREDITS), ("Créditos", Role.CREDITS),
        ("料金プラン", Role.PRICING), ("Preise", Role.PRICING), ("Tarifs", Role.PRICING), ("Preços", Role.PRICING),
        ("Abrechnung", Role.HELP), ("Facturación", Role.HELP), ("요금제", Role.PRICING), ("Тарифы", Role.PRICING),
    ],
)  # fmt: skip
def test_a_topic_is_named_in_every_language_of_the_product(text: str, role: Role) -> None:
    topic = topic_of("https://quillmint.example/x", text)
    assert topic is not None
    assert topic.role is role


@pytest.mark.parametrize("text", ["Accreditation", "Midterms", "Enterprise", "Preisausschreiben", "", "Log in"])
def test_a_word_inside_another_word_names_nothing(text: str) -> None:
    assert topic_of("https://quillmint.example/x", text) is None


def test_the_role_of_a_bare_address_is_guessed_from_path_then_title_then_pricing() -> None:
    assert guess_role("https://quillmint.example/faq", "Prices") is Role.FAQ
    assert guess_role("https://quillmint.example/x", "Nutzungsbedingungen") is Role.TERMS
    assert guess_role("https://quillmint.example/", "Quillmint") is Role.PRICING


def test_topics_take_turns_when_only_some_links_are_followed() -> None:
    def link(number: int, topic: str, role: Role) -> Link:
        return Link(f"https://quillmint.example/{topic}/{number}", topic, role, "", silence=True)

    links = (*(link(n, "faq", Role.FAQ) for n in range(9)), link(0, "terms", Role.TERMS))
    assert [each.topic for each in follow(links, 3)] == ["faq", "terms", "faq"]


def test_a_site_is_its_registrable_domain_and_shared_suffixes_are_many_sites() -> None:
    assert site_of("docs.quillmint.co.uk") == "quillmint.co.uk"
    assert same_site("https://help.quillmint.com/a", "http://quillmint.com/b")
    assert not same_site("https://one.github.io/", "https://two.github.io/")
    assert not same_site("http://127.0.0.1:8000/", "http://127.0.0.1:9000/")
    assert not same_site("http://127.0.0.1:8000/", "http://127.0.0.2:8000/")


def test_tidy_addresses_are_absolute_and_carry_no_tracking() -> None:
    assert (
        tidy("../faq?utm_medium=x&a=1#q", "https://Quillmint.example/en/pricing") == "https://quillmint.example/faq?a=1"
    )
    assert tidy("tel:+49", "https://quillmint.example/") is None
    assert tidy("http://[bad", "https://quillmint.example/") is None

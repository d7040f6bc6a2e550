from __future__ import annotations

import pytest

from pricelint.model.platform import Role
from pricelint.net.links import Link, alternates, among, relevant_links, topic_of
from pricelint.net.rank import follow, weight

SITE = "https://quillmint.example"

LANGUAGES = {
    "en": ("Help center", "Changelog", "How much a credit costs"),
    "de": ("Hilfe-Center", "Neuerungen", "Verbrauch von Guthaben"),
    "fr": ("Centre d'aide", "Nouveautés", "Consommation de crédits"),
    "es": ("Centro de ayuda", "Novedades", "Consumo de créditos"),
    "pt": ("Central de ajuda", "Novidades", "Consumo de créditos"),
    "it": ("Centro assistenza", "Novità", "Consumo di crediti"),
    "ja": ("ヘルプセンター", "更新情報", "クレジットの消費について"),
    "zh": ("帮助中心", "更新日志", "积分消耗说明"),
    "ko": ("고객센터", "업데이트 내역", "크레딧 차감 안내"),
    "ru": ("Помощь", "Список изменений", "Токены: расход"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_changes_and_the_article_on_costs_are_named_in_every_language(language: str) -> None:
    found = [topic_of(f"{SITE}/x", text) for text in LANGUAGES[language]]
    assert [topic.name if topic else None for topic in found] == ["help", "changelog", "credits"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_within_a_topic_the_article_on_costs_goes_before_news_and_gifts(language: str) -> None:
    costs = LANGUAGES[language][2]
    page = f"""<a href="/blog/credits">Credits</a><a href="/credits/gift">Gift credits</a><a href="/a/7">{costs}</a>"""
    chosen = follow(relevant_links(page, f"{SITE}/pricing"), 3)
    assert chosen[0].url == f"{SITE}/a/7"


def test_in_help_pages_a_heading_names_the_topic_of_links_that_do_not_and_ranks_them_last() -> None:
    page = """<h2>Credits</h2><a href="/a/1">Where do they come from?</a><a href="/a/2">Credits per image</a>
    <h2>Company</h2><a href="/a/3">Where do we come from?</a>"""
    links = relevant_links(page, f"{SITE}/help")
    assert [(link.url[-1], link.topic, link.heading) for link in links] == [
        ("1", "credits", "Credits"), ("2", "credits", "Credits"),
    ]  # fmt: skip
    assert [link.url[-1] for link in follow(links, 2)] == ["2", "1"]
    assert [link.url[-1] for link in relevant_links(page, f"{SITE}/pricing")] == ["2"]


def test_a_language_is_told_wherever_it_stands_in_an_address() -> None:
    page = "<a href=/app/ja/pricing>日本語</a><a href=/app/de-AT/pricing>Deutsch</a><a href=/app/it-help>Help</a>"
    assert [link.url for link in relevant_links(page, f"{SITE}/app/pricing")] == [f"{SITE}/app/it-help"]


def test_what_a_visit_has_of_a_topic_already_puts_the_topic_back() -> None:
    links = tuple(Link(f"{SITE}/{topic}", topic, Role.FAQ, "", silence=True) for topic in ("credits", "faq", "terms"))
    assert [link.topic for link in follow(links, 3)] == ["credits", "faq", "terms"]
    assert [link.topic for link in follow(links, 3, {"credits": 2, "faq": 1})] == ["terms", "faq", "credits"]


def test_the_language_of_the_entry_page_is_preferred() -> None:
    links = tuple(Link(f"{SITE}{path}", "faq", Role.FAQ, "", silence=True) for path in ("/faq/a", "/de/faq/b"))
    assert follow(links, 1, {}, f"{SITE}/de/preise") == (links[1],)
    assert follow(links, 1, {}, f"{SITE}/pricing") == (links[0],)
    assert weight(links[0], SITE) > weight(links[1], SITE)


def test_copies_in_other_languages_are_told_by_the_page_itself() -> None:
    page = f"""<link rel="alternate" hreflang="de" href="/preise"><link rel=alternate hreflang=en href="{SITE}/pricing">
    <link rel="alternate" type="application/rss+xml" href="/feed"><link rel="canonical" href="/pricing">"""
    assert alternates(page, f"{SITE}/pricing") == (f"{SITE}/preise",)


def test_a_declared_help_host_belongs_to_the_site_and_no_other_does() -> None:
    page = """<a href="https://quillmint.helpdesk.test/credits">Credits</a><a href="https://other.test/faq">FAQ</a>"""
    assert [link.topic for link in relevant_links(page, SITE, ("quillmint.helpdesk.test",))] == ["credits"]
    assert relevant_links(page, SITE) == ()


def test_a_site_list_is_read_like_links() -> None:
    anchors = ((url, str, "") for url in ("/faq", "/de/faq", "/gallery", "/file.zip", "https://elsewhere.test/terms"))
    assert [link.url for link in among(anchors, SITE, SITE)] == [f"{SITE}/faq"]

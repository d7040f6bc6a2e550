from __future__ import annotations

from pricelint.audit.coverage import clicks, coverage_of
from pricelint.documents.document import Document
from pricelint.documents.read import Origin, read_document
from pricelint.model.platform import Role


def document(page: str, role: Role, links: str, url: str = "") -> Document:
    return read_document(
        f"<html><body><p>Text</p>{links}</body></html>".encode(), Origin(page=page, role=role, url=url)
    )


def test_files_that_link_to_each_other_leave_nothing_unfollowed() -> None:
    links = '<a href="pricing.html">Pricing</a><a href="faq.html">FAQ</a><a href="/gallery">Gallery</a>'
    covered = coverage_of([document("pricing", Role.PRICING, links), document("faq", Role.FAQ, links)])
    assert covered.unfollowed == ()
    assert covered.silence_counts


def test_a_linked_page_that_names_a_topic_and_was_not_read_is_named_once() -> None:
    links = (
        '<a href="/help/credits-per-plan">Credits per plan</a><a href="/terms">Terms</a><a href="terms.html">Terms</a>'
    )
    covered = coverage_of([document("pricing", Role.PRICING, links), document("faq", Role.FAQ, links)])
    assert set(covered.unfollowed) == {"help/credits-per-plan", "terms"} or len(covered.unfollowed) == 2
    assert not covered.silence_counts


def test_links_of_addresses_are_matched_by_address() -> None:
    links = '<a href="https://www.sample.example/faq/">FAQ</a><a href="https://elsewhere.example/terms">Terms</a>'
    pages = [
        document("a", Role.PRICING, links, "https://www.sample.example/pricing"),
        document("b", Role.FAQ, links, "https://www.sample.example/faq"),
    ]
    assert coverage_of(pages).unfollowed == ()


def test_a_lone_page_never_lets_silence_count() -> None:
    assert not coverage_of([document("pricing", Role.PRICING, "")]).silence_counts


def link(target: str) -> str:
    return f'<a href="{target}">Read on</a>'


def test_clicks_are_counted_from_the_pricing_page_along_the_links_of_captured_pages() -> None:
    pages = [
        document("pricing", Role.PRICING, link("faq.html") + link("#top") + link("pricing.html")),
        document("faq", Role.FAQ, link("help.html") + link("pricing.html")),
        document("help", Role.HELP, ""),
        document("terms", Role.TERMS, link("pricing.html")),
    ]
    rows = {page.page: page.clicks for page in coverage_of(pages).pages}
    assert rows == {"pricing": 0, "faq": 1, "help": 2, "terms": None}


def test_without_a_pricing_page_clicks_are_counted_from_pages_about_credits() -> None:
    pages = [document("credits", Role.CREDITS, link("faq.html")), document("faq", Role.FAQ, "")]
    assert clicks(pages) == {"credits": 0, "faq": 1}
    assert clicks(pages[1:]) == {}


def test_a_page_is_reached_by_the_address_that_it_was_asked_for_by() -> None:
    site = "https://sample.example/"
    pages = [
        document("a", Role.PRICING, link("/help"), f"{site}pricing"),
        document("b", Role.HELP, "", f"{site}en/articles/1"),
    ]
    assert clicks(pages) == {"a": 0}
    assert clicks(pages, [f"{site}pricing", f"{site}help"]) == {"a": 0, "b": 1}

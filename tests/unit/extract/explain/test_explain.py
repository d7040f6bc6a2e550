"""Every fact is explained: where it stands, what read it, what it was bound to and why."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path

import pytest
from explained_pages import SAMPLE, document_of, explained

from pricelint.documents.document import Document
from pricelint.export import addressed
from pricelint.extract.explain.readers import reader_of
from pricelint.extract.explain.trace import Explanation, Phrase
from pricelint.extract.facts import extract

METHOD = re.compile(r"""(?:method|METHOD) ?= ?"([a-z._/0-9]+)\"""")


@pytest.fixture(scope="module")
def document() -> Document:
    return document_of(SAMPLE)


@pytest.fixture(scope="module")
def by_address(document: Document) -> dict[str, Explanation]:
    return {one.address: one for one in explained(document)}


def structures(explanation: Explanation) -> set[str]:
    return set(chain.from_iterable(seen.structure for seen in explanation.seen))


def phrases(explanation: Explanation) -> set[Phrase]:
    return set(chain.from_iterable(seen.phrases for seen in explanation.seen))


def test_every_fact_of_a_page_is_explained_in_its_order(document: Document, by_address: dict[str, Explanation]) -> None:
    facts = dict(addressed(extract(document)))
    assert list(by_address) == list(facts)
    kinds = {one.kind for one in by_address.values()}
    assert {"unit name", "plan", "price point", "allowance", "pack", "rate", "cost", "expiry", "bonus", "term"} <= kinds
    for one in by_address.values():
        assert one.fact is facts[one.address] or one.fact == facts[one.address]
        assert one.bound
        assert one.reader != "a reader of its own"
        assert all(seen.structure for seen in one.seen)
        assert len(one.seen) == len(one.fact.evidence)


def test_a_price_is_bound_to_the_plan_of_its_card_and_its_period_to_the_words_beside_it(
    by_address: dict[str, Explanation],
) -> None:
    price = by_address["plans/0/prices/0"]
    assert price.says == "amount EUR 12 · per month · billed month · was EUR 15"
    assert "the plan “Nest”: both stand in one card" in price.bound
    assert "per: by the words “per month”" in price.bound
    assert "EUR: the sign, word or code beside the amount" in price.bound
    assert Phrase("en.toml", "periods.month", "per month") in phrases(price)
    assert "line 2 of 5 of the card “Nest” read as a plan, one of 2 in a list" in structures(price)
    assert "struck through" in structures(price)


def test_an_allowance_stands_in_a_list_item_and_a_plan_is_named_by_its_heading(
    by_address: dict[str, Explanation],
) -> None:
    assert "a list item" in structures(by_address["plans/0/credits"])
    assert by_address["plans/1"].bound == ("its name is “Tree”: it is the heading of the card",)


def test_a_pack_in_a_table_tells_its_row_and_column(by_address: dict[str, Explanation]) -> None:
    pack = by_address["packs/1"]
    assert "a table cell: row 3 “900 credits”, column 2 “Price”" in structures(pack)
    assert any(words.startswith("the pack “900 credits”") for words in pack.bound)
    assert "USD: its sign names several currencies and nothing settles which; the commonest is taken" in pack.bound


def test_a_cost_is_bound_to_the_heads_of_its_row_and_column(by_address: dict[str, Explanation]) -> None:
    cost = by_address["costs/1"]
    assert "a table cell: row 3 “Brook video”, column 3 “Credits”" in structures(cost)
    assert any("the row “Brook video” and the column “Credits” names it" in words for words in cost.bound)
    assert Phrase("en.toml", "actions.measures.second", "second") in phrases(cost)


def test_a_policy_names_its_pool_and_the_phrases_of_its_clause(by_address: dict[str, Explanation]) -> None:
    said = {one.says: one for one in by_address.values() if one.kind == "expiry"}
    kept = said["pool purchased · policy never"]
    assert {phrase.key for phrase in phrases(kept)} & {"policies.lapse", "policies.keep", "policies.eternal"}
    assert any(words.startswith("purchased units: ") for words in kept.bound)
    lost = said["pool plan · policy end_of_cycle"]
    assert "under the heading “Do unused credits expire?”" in structures(lost)
    assert "in the answer to a question" in structures(lost)


def test_phrases_come_from_the_file_of_the_passages_language() -> None:
    text = "<h1>Eule</h1><p>1.000 Credits für 10 €</p><p>Gekaufte Credits verfallen nie.</p>"
    document = document_of(f"<html lang='de'><body>{text}</body></html>")
    policy = next(one for one in explained(document) if one.kind == "expiry")
    assert {phrase.file for phrase in phrases(policy)} == {"de.toml"}


def test_a_doubt_is_kept_and_the_same_page_gives_the_same_explanations(document: Document) -> None:
    assert explained(document) == explained(document_of(SAMPLE))


def test_every_method_that_a_reader_names_is_described(repository: Path) -> None:
    sources = (repository / "src" / "pricelint" / "extract").rglob("*.py")
    methods = {name for path in sources for name in METHOD.findall(path.read_text(encoding="utf-8"))}
    assert len(methods) > 20
    assert [method for method in methods if reader_of(method).does == "a reader of its own"] == []


def test_an_amount_without_a_sign_says_where_its_currency_stands() -> None:
    rows = "<tr><td>A</td><td>19</td><td>100</td></tr><tr><td>B</td><td>79</td><td>500</td></tr>"
    page = f"<h2>Credits</h2><table><tr><td>Pack</td><td>Price (USD)</td><td>Credits</td></tr>{rows}</table>"
    packs = [one for one in explained(document_of(f"<html lang='en'><body>{page}</body></html>")) if one.kind == "pack"]
    assert any(bound == "USD: no sign stands beside the amount; “USD” says it" for bound in packs[0].bound)

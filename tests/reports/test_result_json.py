"""The result as JSON: the same bytes for the same result, nothing lost on the way, and valid by its schema."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import hypothesis.strategies as st
import jsonschema
import pytest
from hypothesis import given

from pricelint.errors import ResultError
from pricelint.model.capture import Visit
from pricelint.model.derivation import Derivations, Size
from pricelint.model.fact import Hint
from pricelint.model.outcome import Coverage, Outcome
from pricelint.model.result import SCHEMA_VERSION, AuditResult, Grade, PlatformResult, RuleInfo
from pricelint.model.site import SiteFacts
from pricelint.result_json import decode, encode, result_schema, schema_id, schema_text

TEXT = st.text(st.characters(codec="utf-8"), max_size=30)
st.register_type_strategy(Decimal, st.decimals(allow_nan=False, allow_infinity=False))


def test_a_result_comes_back_as_it_was(audit: AuditResult) -> None:
    assert decode(encode(audit)) == audit


def test_the_kinds_of_facts_under_a_size_come_back(audit: AuditResult) -> None:
    before = [type(fact) for size in audit.platforms[0].derivations.sizes for fact in size.source]
    after = [type(fact) for size in decode(encode(audit)).platforms[0].derivations.sizes for fact in size.source]
    assert after == before


def test_the_same_result_gives_the_same_bytes(audit: AuditResult) -> None:
    assert encode(decode(encode(audit))) == encode(audit)


def test_money_is_written_as_a_string_with_its_digits(audit: AuditResult) -> None:
    written = json.loads(encode(audit))
    assert written["platforms"][1]["derivations"]["premises"]["sizes"][0]["money"] == {
        "currency": "USD",
        "amount": "17.99",
    }


def test_every_size_and_cost_is_written_once(audit: AuditResult) -> None:
    written = json.loads(encode(audit))["platforms"][0]["derivations"]
    assert (len(written["premises"]["sizes"]), len(written["premises"]["costs"])) == (4, 4)
    assert len(written["chains"]) == 16


def test_a_result_is_valid_by_the_published_schema(audit: AuditResult, repository: Path) -> None:
    published = json.loads((repository / "docs" / "schema" / f"audit-result-{SCHEMA_VERSION}.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(published)
    jsonschema.Draft202012Validator(published).validate(json.loads(encode(audit)))


def test_a_result_with_money_as_a_number_is_not_valid(audit: AuditResult) -> None:
    written = json.loads(encode(audit))
    written["platforms"][0]["derivations"]["premises"]["sizes"][0]["money"]["amount"] = 29.0
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(result_schema()).validate(written)


def test_the_published_schema_is_the_generated_one(repository: Path) -> None:
    published = repository / "docs" / "schema" / f"audit-result-{SCHEMA_VERSION}.schema.json"
    assert published.read_text("utf-8") == schema_text()
    assert result_schema()["$id"] == schema_id() == f"urn:pricelint:schema:audit-result:{SCHEMA_VERSION}"


def test_every_type_of_the_schema_is_described() -> None:
    bare = [
        name for name, node in result_schema()["$defs"].items() if "enum" not in node and not node.get("description")
    ]
    assert bare == []


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b"nonsense", b'{"schema_version": "1.0"}', b"\xff\xfe"])
def test_what_is_not_a_result_is_refused_with_the_name_of_its_file(data: bytes) -> None:
    with pytest.raises(ResultError, match=r"audit\.json"):
        decode(data, where="audit.json")


def test_a_result_of_another_major_version_is_refused(audit: AuditResult) -> None:
    with pytest.raises(ResultError, match=r"schema version 2\.0"):
        decode(encode(replace(audit, schema_version="2.0")))


def test_a_chain_that_points_nowhere_is_refused(audit: AuditResult) -> None:
    written = json.loads(encode(audit))
    written["platforms"][0]["derivations"]["chains"][0]["size"] = 99
    with pytest.raises(ResultError, match="99 points nowhere"):
        decode(json.dumps(written).encode())


def test_a_fact_that_the_schema_does_not_know_is_refused(audit: AuditResult) -> None:
    size = audit.platforms[0].derivations.sizes[0]
    hint = Hint(evidence=size.source[0].evidence, topic="cost")  # type: ignore[arg-type]
    platform = replace(audit.platforms[0], derivations=Derivations((replace(size, source=(hint,)),)))
    with pytest.raises(ResultError, match="Hint"):
        encode(replace(audit, platforms=(platform,)))


@given(
    rule=st.builds(RuleInfo, id=TEXT, title=TEXT, family=TEXT, sources=st.lists(TEXT, max_size=2).map(tuple)),
    grade=st.builds(Grade, letter=TEXT, not_graded=TEXT, lines=st.just(())),
    outcome=st.builds(Outcome, rule=TEXT, summary=TEXT, missing=st.lists(TEXT, max_size=2).map(tuple),
                      findings=st.just(()), searched=st.just(())),
    amount=st.decimals(min_value=0, allow_nan=False, allow_infinity=False),
)  # fmt: skip
def test_any_result_comes_back_as_it_was(
    audit: AuditResult, rule: RuleInfo, grade: Grade, outcome: Outcome, amount: Decimal
) -> None:
    first: PlatformResult = audit.platforms[0]
    size: Size = replace(first.derivations.sizes[0], units=amount)
    platform = replace(
        first, grade=grade, outcomes=(outcome,), derivations=Derivations((size,)), facts=SiteFacts(()),
        coverage=Coverage(pages=()), visit=Visit("v", "p", audit.audited_at, audit.audited_at, ()),
    )  # fmt: skip
    result = replace(audit, rules=(rule,), platforms=(platform,))
    assert decode(encode(result)) == result

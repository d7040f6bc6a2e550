"""An audit as reports meet it: five fictional platforms, three currencies, gaps, reviews and a rule that failed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from starter_page import starter_page
from tests.reports.builders import (
    OPTIONS,
    RULES,
    WHEN,
    Page,
    Parts,
    Stored,
    chains,
    cost,
    outcome,
    pack_size,
    plan_size,
    platform_result,
    png,
)
from typer.testing import CliRunner

from pricelint.cli.app import app
from pricelint.cli.exits import Exit
from pricelint.model.capture import CaptureOutcome
from pricelint.model.derivation import Derivations, Missing, Scope
from pricelint.model.evidence import Place
from pricelint.model.fact import Expiry, UnitName
from pricelint.model.money import Money
from pricelint.model.outcome import Fix, PageCoverage, Verdict
from pricelint.model.platform import Role
from pricelint.model.result import SCHEMA_VERSION, AuditResult, PlatformResult, RuleInfo
from pricelint.model.units import Modality, Per, Policy, Pool

IMAGE = (Modality.IMAGE, Per.IMAGE)
SECOND = (Modality.VIDEO, Per.SECOND)
VIDEO = (Modality.VIDEO, Per.VIDEO)
WORDS = (Modality.TEXT, Per.WORDS)


@pytest.fixture(scope="session")
def stored() -> Stored:
    """The blobs and page texts of the audit."""
    return Stored()


@pytest.fixture(scope="session")
def audit(stored: Stored) -> AuditResult:
    """Five platforms: a fair one, one with red flags, one in euros, one in yen, one that could hardly be seen."""
    return AuditResult(
        schema_version=SCHEMA_VERSION,
        tool_version="0.1.0",
        audited_at=WHEN,
        rules=tuple(
            RuleInfo(
                id=name, title=title, family=family, severity=severity, sources=(source,), options=OPTIONS.get(name, ())
            )
            for name, title, family, severity, source in RULES
        ),
        platforms=(lantern(stored), quillgate(stored), farbhaus(stored), hikari(stored), vanta()),
    )


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site as the command line makes it of one saved page. Tests that alter it copy it."""
    folder = tmp_path_factory.mktemp("published")
    (folder / "copper.html").write_text(starter_page(), encoding="utf-8")
    done = CliRunner().invoke(
        app, ["audit", str(folder / "copper.html"), "--format", "html", "--out", str(folder / "site")]
    )
    assert done.exit_code == Exit.CLEAN, done.output
    return folder / "site"


def lantern(stored: Stored) -> PlatformResult:
    """A fair platform with a picture: images at two resolutions, videos, words; pack and plans in dollars."""
    page = Page(
        stored, "lantern", Role.PRICING,
        ["Lantern Studio", "Starter", "$29 per month", "1,000 credits every month", "Studio", "$99 per month",
         "4,000 credits per month", "300 credits for $10", "900 credits for $25", "Standard image 1024 px: 5 credits",
         "Large image 2048 px: 8 to 12 credits", "Video, 5 seconds, 720p: 40 credits", "1,000 words: 1 credit",
         "Unused monthly credits roll over for 12 months.", "Purchased credits never expire."],
        picture=png(),
    )  # fmt: skip
    sizes = [
        plan_size(page, "Starter", "$29 per month", "1,000 credits every month", Money("USD", Decimal(29)), "1000"),
        plan_size(page, "Studio", "$99 per month", "4,000 credits per month", Money("USD", Decimal(99)), "4000"),
        pack_size(page, "300 credits for $10", Money("USD", Decimal(10)), "300"),
        pack_size(page, "900 credits for $25", Money("USD", Decimal(25)), "900"),
    ]
    costs = [
        cost(page, "Standard image 1024 px: 5 credits", "Standard image", IMAGE, "5", quality="1024 px"),
        cost(page, "Large image 2048 px: 8 to 12 credits", "Large image", IMAGE, "8", "12", "2048 px"),
        cost(page, "Video, 5 seconds, 720p: 40 credits", "Video", VIDEO, "40", quality="5 seconds, 720p"),
        cost(page, "1,000 words: 1 credit", "Words", WORDS, "1"),
    ]
    rollover = page.quote("Unused monthly credits roll over for 12 months.", "policy", "days")
    never = page.quote("Purchased credits never expire.", "policy")
    fair = page.quote("1,000 credits every month")
    return platform_result(
        "lantern",
        Parts(
            name="Lantern Studio",
            pages=(page,),
            unit=UnitName(evidence=(fair,), name="credit", aliases=("credits",)),
            derivations=Derivations(tuple(sizes), chains(sizes, costs)),
            expiry=(
                Expiry(evidence=(rollover,), pool=Pool.PLAN, policy=Policy.ROLLOVER, days=360),
                Expiry(evidence=(never,), pool=Pool.PURCHASED, policy=Policy.NEVER),
            ),
            outcomes=(
                outcome("opaque-base-price", Verdict.PASS, "Every advertised action has a price in money.", fair),
                outcome("buried-rate", Verdict.PASS, "The rate stands in the main text beside the price.", fair),
                outcome("monthly-expiration", Verdict.PASS, "Plan units roll over for 12 months.", rollover),
                outcome("pressure-tactics", Verdict.PASS, "None was seen on the pricing page."),
                outcome("non-round-rate", Verdict.NOT_APPLICABLE, "Every rate is printed beside its price."),
            ),
        ),
    )


def quillgate(stored: Stored) -> PlatformResult:
    """Red flags, costs on a help page without a picture, a page that timed out."""
    pricing = Page(
        stored, "quillgate", Role.PRICING,
        ["Quillgate", "Plus", "$17.99 / month", "470 gems per month", "Offer ends in 00:14:59", "110 gems for $4.99"],
        picture=png(),
    )  # fmt: skip
    help_page = Page(
        stored, "quillgate", Role.HELP,
        ["How gems work", "A picture takes 3 gems.", "Clips cost 7 gems per second at 1080p.",
         "Unused gems are lost on your billing date."],
    )  # fmt: skip
    sizes = [
        plan_size(pricing, "Plus", "$17.99 / month", "470 gems per month", Money("USD", Decimal("17.99")), "470"),
        pack_size(pricing, "110 gems for $4.99", Money("USD", Decimal("4.99")), "110", "15"),
    ]
    costs = [
        cost(help_page, "A picture takes 3 gems.", "Picture", IMAGE, "3"),
        cost(help_page, "Clips cost 7 gems per second at 1080p.", "Clip", SECOND, "7", quality="1080p"),
    ]
    lost = help_page.quote("Unused gems are lost on your billing date.", "policy", place=Place.FAQ)
    timer = pricing.quote("Offer ends in 00:14:59", "kind")
    return platform_result(
        "quillgate",
        Parts(
            name="Quillgate",
            pages=(pricing, help_page),
            unit=UnitName(evidence=(pricing.quote("470 gems per month"),), name="gem", aliases=("gems",)),
            derivations=Derivations(tuple(sizes), chains(sizes, costs, Scope.PAGE_SET)),
            expiry=(Expiry(evidence=(lost,), pool=Pool.PLAN, policy=Policy.END_OF_CYCLE),),
            outcomes=(
                replace(outcome("monthly-expiration", Verdict.VIOLATION, "Unused plan units end on the billing date.",
                                lost),
                        fix=Fix(text="Unused gems of Plus (470 a month) roll over to the next month.")),
                replace(outcome("pressure-tactics", Verdict.VIOLATION,
                                "A countdown without an end date stands beside a price.", timer),
                        no_fix="the wording of a fair page stopped with KeyError: 'end'"),
                replace(outcome("non-round-rate", Verdict.VIOLATION, "$17.99 ÷ 470 is hard to compute with.",
                                pricing.quote("$17.99 / month")),
                        fix=Fix(text="Plus: 1 gem ≈ $0.0383, __ gems a picture",
                                table=(("Size", "Price per gem"), ("Plus", "≈ $0.0383"), ("Pack", "≈ $0.0454")))),
                outcome("undisclosed-expiry", Verdict.REVIEW, "Nothing seen says what becomes of bought units.",
                        missing=("https://quillgate.example/terms (timeout)",)),
            ),
            lost=(PageCoverage(url="https://quillgate.example/terms", role=Role.TERMS, outcome=CaptureOutcome.TIMEOUT,
                               reason="no answer within 30 s"),),
            unfollowed=("https://quillgate.example/credits-guide",),
        ),
    )  # fmt: skip


def farbhaus(stored: Stored) -> PlatformResult:
    """A German page in euros."""
    page = Page(
        stored, "farbhaus", Role.PRICING,
        ["Farbhaus", "Basis", "19 € im Monat", "800 Punkte pro Monat", "Ein Bild kostet 4 Punkte.",
         "Nicht verbrauchte Punkte verfallen nicht, solange Ihr Abo läuft."],
        picture=png(),
    )  # fmt: skip
    sizes = [plan_size(page, "Basis", "19 € im Monat", "800 Punkte pro Monat", Money("EUR", Decimal(19)), "800")]
    kept = page.quote("Nicht verbrauchte Punkte verfallen nicht, solange Ihr Abo läuft.", "policy", "condition")
    return platform_result(
        "farbhaus",
        Parts(
            name="Farbhaus",
            pages=(page,),
            unit=UnitName(evidence=(page.quote("800 Punkte pro Monat"),), name="Punkt", aliases=("Punkte",)),
            derivations=Derivations(
                tuple(sizes), chains(sizes, [cost(page, "Ein Bild kostet 4 Punkte.", "Bild", IMAGE, "4")])
            ),
            expiry=(Expiry(evidence=(kept,), pool=Pool.PLAN, policy=Policy.NEVER, condition="solange Ihr Abo läuft"),),
            outcomes=(
                outcome("monthly-expiration", Verdict.PASS, "Plan units do not expire while the plan runs.", kept),
                outcome("buried-rate", Verdict.REVIEW, "A rate is not printed.", missing=("a pack page",)),
            ),
            language="de",
        ),
    )


def hikari(stored: Stored) -> PlatformResult:
    """A Japanese page in yen; a rule failed on it, so it has no grade."""
    page = Page(
        stored, "hikari", Role.PRICING,
        ["ヒカリ画房", "ライト", "月額 1,980円", "毎月 600 クレジット", "画像1枚 3クレジット", "有効期限なし"],
    )  # fmt: skip
    sizes = [plan_size(page, "ライト", "月額 1,980円", "毎月 600 クレジット", Money("JPY", Decimal(1980)), "600")]
    return platform_result(
        "hikari",
        Parts(
            name="ヒカリ画房",
            pages=(page,),
            unit=UnitName(evidence=(page.quote("毎月 600 クレジット"),), name="クレジット"),
            derivations=Derivations(
                tuple(sizes), chains(sizes, [cost(page, "画像1枚 3クレジット", "画像", IMAGE, "3")])
            ),
            expiry=(Expiry(evidence=(page.quote("有効期限なし", "policy"),), pool=Pool.ALL, policy=Policy.NEVER),),
            outcomes=(
                outcome("opaque-base-price", Verdict.PASS, "Every advertised action has a price in money."),
                outcome("pressure-tactics", Verdict.ERROR, "The rule failed on this page set."),
            ),
            language="ja",
        ),
    )


def vanta() -> PlatformResult:
    """Blocked: nothing was seen."""
    gone = PageCoverage(
        url="https://vanta.example/pricing", role=Role.PRICING, outcome=CaptureOutcome.BLOCKED, reason="HTTP 403"
    )
    missing = Missing(premise="money per unit", action="an image", modality=Modality.IMAGE, scope=Scope.PAGE_SET)
    return platform_result(
        "vanta", Parts(name="Vanta Forge", pages=(), derivations=Derivations(missing=(missing,)), lost=(gone,))
    )

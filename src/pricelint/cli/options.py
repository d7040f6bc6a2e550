"""Options that several commands share, spelled once."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pricelint.cli.formats import Format
from pricelint.model.outcome import Severity
from pricelint_spiders.settings import CrawlSettings

STORE = Path("pricelint-store")
"""Where captures are kept unless --store says otherwise."""

REPORT = Path("pricelint-report")
"""Where pages are written unless --out says otherwise."""

MAX_STATES = CrawlSettings().max_states
"""Further states of a page that are captured unless --max-states says otherwise."""

FRESH_AFTER = CrawlSettings().fresh_after_days
"""Days for which a page that was found unchanged is not taken anew unless --fresh-after says otherwise."""

MOST_PAGES = CrawlSettings().max_pages
"""Pages of one visit unless --max-pages says otherwise."""


class TableOrJson(StrEnum):
    """What a command writes that has no report of its own."""

    TABLE = "table"
    JSON = "json"


FormatOption = Annotated[Format, typer.Option("--format", help="How the result is written.")]
OutOption = Annotated[
    Path | None,
    typer.Option("--out", help="Folder for the files (html and table: pricelint-report; others: standard output)."),
]
AuditSources = Annotated[
    list[str] | None,
    typer.Argument(
        help="Addresses, platform files, folders, HTML or MHTML files, archives, lists of addresses in an archive."
    ),
]
PricedSources = Annotated[
    list[str] | None,
    typer.Argument(help="Addresses, platform files, folders, HTML files or a result.json (default: the samples)."),
]
StoreOption = Annotated[Path, typer.Option("--store", help="Folder that captures are kept in.")]
BundleConfig = Annotated[
    Path | None, typer.Option("--config", help="pricelint.toml: a timestamp authority for bundles in [timestamp].")
]
PublishConfig = Annotated[
    Path | None,
    typer.Option("--config", help="pricelint.toml: what you state as publisher in [publish] and [disclosures]."),
]
OwnTemplates = Annotated[
    Path | None, typer.Option("--template", help="Folder of your own templates for the site; they come before ours.")
]
InitTemplate = Annotated[
    Path | None, typer.Option("--init-template", help="Copy our templates into this new folder, and leave.")
]
WatchConfig = Annotated[
    Path | None,
    typer.Option("--config", help="pricelint.toml: cadences in [watch] tables, whom to tell of what in [[notify]]."),
]
BundleFolder = Annotated[
    Path | None, typer.Option("--bundle", help="Folder for an evidence bundle (WACZ) of every visit that is made.")
]
FailOn = Annotated[
    Severity | None, typer.Option("--fail-on", help="Exit with 1 where a violation is at least this severe.")
]
Config = Annotated[
    Path | None,
    typer.Option(
        "--config",
        help="pricelint.toml: select, ignore, thresholds in [rules.ID] tables, suppressions in [[suppress]] tables, "
        "what the publisher states in [publish] and [disclosures].",
    ),
]
SuppressionFile = Annotated[
    Path | None, typer.Option("--suppressions", help="A TOML file of [[suppress]] tables, beside those of --config.")
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select", help="Judge by these rules only: ids, families (costs) or severities (high), comma separated."
    ),
]
Ignore = Annotated[
    list[str] | None, typer.Option("--ignore", help="Judge without these rules: ids, families or severities.")
]
Bound = Annotated[str | None, typer.Option("--platform", help="Name of the one platform that all files given make up.")]
Earlier = Annotated[
    Path | None, typer.Option("--earlier", help="Folder or archive with the pages of the platform as they were before.")
]
PlatformFolder = Annotated[
    Path | None,
    typer.Option("--platforms", help="Folder of platform files of your own; they come before those that ship."),
]
Loopback = Annotated[
    bool, typer.Option("--allow-loopback", help="Also visit addresses of this machine (a local test server).")
]
AllowHost = Annotated[
    list[str] | None,
    typer.Option("--allow-host", help="Also visit this host, though it is of a private network. Metadata never."),
]
NoPlugins = Annotated[
    bool, typer.Option("--no-plugins", help="Only the rules of pricelint: none of other installed packages.")
]
RuleSeconds = Annotated[
    float, typer.Option("--rule-seconds", min=0.1, help="Seconds that a rule may take; after them it is an error.")
]
MaxPages = Annotated[
    int,
    typer.Option(
        "--max-pages",
        min=1,
        help="Pages of one visit: those named, then what they link to and the site lists, by rank.",
    ),
]
FreshAfter = Annotated[
    float,
    typer.Option(
        "--fresh-after",
        min=0.0,
        help="Days after which a page of the store is taken anew even if nothing that it is made from has changed; "
        "0: every page is taken anew.",
    ),
]
Delay = Annotated[float, typer.Option("--delay", min=0.0, help="Seconds between two requests to one host.")]
MaxStates = Annotated[
    int,
    typer.Option(
        "--max-states",
        min=0,
        help="Further states of a pricing page that are captured, found by its toggles, tabs, sliders …, and as many "
        "that two of these lead to together; 0: none.",
    ),
]
Vary = Annotated[
    str | None,
    typer.Option(
        "--vary",
        help="Load pages that sell again in turns with one circumstance changed, comma separated: locale, timezone, "
        "viewport, currency, time, fresh-profile, proxy=ADDRESS (of a proxy that is trusted to reach public addresses "
        "only). Four loads for each, eight where prices seem to follow it.",
    ),
]


class Spoken(StrEnum):
    """The languages of `pricelint_reports.language.LANGUAGES`, as an option."""

    EN = "en"
    DE = "de"
    ES = "es"
    FR = "fr"
    IT = "it"
    JA = "ja"
    KO = "ko"
    PT = "pt"
    RU = "ru"
    ZH = "zh"


LanguageOption = Annotated[
    Spoken,
    typer.Option(
        "--language",
        help="HTML: words in en, de, es, fr, ja; numbers also of it, ko, pt, ru, zh. Quotes stay as they are.",
    ),
]
SelfContained = Annotated[bool, typer.Option("--self-contained", help="HTML as one file, pictures embedded.")]
BaselineFile = Annotated[
    Path | None,
    typer.Option(
        "--baseline", help="An earlier result.json: only findings that it does not hold are shown and fail the run."
    ),
]
RatesFile = Annotated[
    Path | None,
    typer.Option("--rates", help="TOML file of dated exchange rates; without it no money is ever converted."),
]
Layout = Annotated[
    str | None,
    typer.Option("--layout", help="own, focus, litellm, or a TOML file of your own (default: found by the header)."),
]
Needs = Annotated[
    list[str] | None,
    typer.Option(
        "--need", help="KIND[.MEASURE][:MODEL][@QUALITY]=COUNT[/PERIOD]: image:flux=200/month. May be repeated."
    ),
]
SuccessRate = Annotated[
    str,
    typer.Option("--success-rate", help="Share of generations that is usable: 0.7 makes 200 outputs 286 generations."),
]
Months = Annotated[int, typer.Option("--months", min=1, max=60, help="For how many months.")]
UseUnits = Annotated[str, typer.Option("--units", help="Units that are used in a month, on average.")]
UseProfile = Annotated[
    str, typer.Option("--use", help="How use is spread: constant, bursty, seasonal, or a CSV file with date and units.")
]
Init = Annotated[bool, typer.Option("--init", help="Write a ledger to fill in (LEDGER, else ledger.csv), and leave.")]
CurrencyCode = Annotated[
    str | None, typer.Option("--currency", help="Count money in this currency (else that of the first row).")
]
UnitPrice = Annotated[
    list[str] | None,
    typer.Option("--price", help="What units cost, for rows without money: 'Example Studio=29 USD/1000'."),
]
MoreActions = Annotated[
    list[str] | None,
    typer.Option("--action", help="A kind of action beside image, video, audio, text, 3d, code and other."),
]
History = Annotated[
    list[Path] | None,
    typer.Option("--history", help="A result.json of the platforms: what they listed an action at, and when."),
]
Balances = Annotated[
    list[str] | None,
    typer.Option("--balance", help="Units that end on a day: 'Example Studio=500 until 2026-12-31'."),
]
HttpFirst = Annotated[
    bool, typer.Option("--http-first/--no-http-first", help="Try plain HTTP before the browser where it may do.")
]
Fidelity = Annotated[
    bool, typer.Option("--fidelity", help="Replay each page from its record and score how far it is the page.")
]
Resume = Annotated[
    bool, typer.Option("--resume", help="Go on with visits of the last day that broke off, from the page they were at.")
]

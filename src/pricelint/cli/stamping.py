"""What `pricelint.toml` says of timestamps:

[timestamp]
url = "https://authority.example/tsr"       an authority that answers by RFC 3161
certificates = "authority.pem"              whose signature `verify` accepts, beside the file
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pricelint.bundle.timestamp import request_stamp
from pricelint.bundle.write import Stamp
from pricelint.cli.settings import TIMESTAMP_KEY, tables
from pricelint.errors import ConfigError

_NAMES = ("url", "certificates")


@dataclass(frozen=True, slots=True)
class Stamping:
    """The authority to ask, "" for none, and the file of certificates to trust, None for none."""

    url: str = ""
    certificates: Path | None = None

    @property
    def stamp(self) -> Stamp | None:
        """Asks the authority for a token; None where there is none to ask."""
        return partial(request_stamp, self.url) if self.url else None


def stamping_of(config: Path | None) -> Stamping:
    """What a configuration file says; raises ConfigError where it cannot be used."""
    table = tables(config).get(TIMESTAMP_KEY, {}) if config else {}
    if not isinstance(table, dict) or not all(isinstance(value, str) for value in table.values()):
        raise ConfigError(
            f"[{TIMESTAMP_KEY}] cannot be read", where=str(config), expected='url = "…" and certificates = "FILE.pem"'
        )
    for name in table:
        if name not in _NAMES:
            where = f"{config} [{TIMESTAMP_KEY}]"
            raise ConfigError(f"there is no key {name!r}", where=where, expected=f"one of {', '.join(_NAMES)}")
    file = table.get("certificates")
    return Stamping(str(table.get("url", "")), config.parent / str(file) if config and file else None)

"""Every message of the reports, as gettext's tools find them: what a catalogue has to translate."""

from __future__ import annotations

from pathlib import Path

from babel.messages.extract import extract

import pricelint_reports
from pricelint.audit.registry import load_rules

ROOT = Path(pricelint_reports.__file__).parent
TEMPLATES = tuple(ROOT / room / "templates" for room in ("charts", "dossier", "frame", "history", "site"))
KEYWORDS = {"_": None, "N_": None, "say": None}
OWN = ("language.py",)  # its docstring shows a message that no page prints


def messages() -> tuple[str, ...]:
    """The messages in the order of the files, then the titles and families of our rules, each once; plurals count as
    two."""
    found: list[str] = []
    for file in sorted(ROOT.rglob("*.py")):
        if file.name not in OWN:
            found += _of("python", file)
    for file in sorted(file for folder in TEMPLATES for file in folder.rglob("*.j2")):
        found += _of("jinja2.ext:babel_extract", file)
    for rule in load_rules(plugins=False):
        found += [rule.title, rule.family]
    return tuple(dict.fromkeys(found))


def _of(method: str, file: Path) -> list[str]:
    with file.open("rb") as opened:
        rows = extract(method, opened, KEYWORDS, (), {"trim_blocks": "true", "lstrip_blocks": "true"})
        told = (message if isinstance(message, str) else message[0] for _, message, _, _ in rows)
        return [message for message in told if message]

"""Real pages: what is said of each, and of the pages of one site together, follows from what is quoted and searched."""

from __future__ import annotations

import json
from collections import defaultdict
from functools import partial
from pathlib import Path

from proofs import files_input, proved

from pricelint.model.outcome import Verdict
from pricelint.model.platform import Role


def sets_of(folder: Path) -> dict[str, list[tuple[Path, Role]]]:
    """Every page alone, and the pages of each site that has several with the roles that the manifest gives them."""
    sites: dict[str, list[tuple[Path, Role]]] = defaultdict(list)
    alone = {}
    for line in (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        path = folder / "pages" / f"{row['id']}.html"
        if path.is_file():
            alone[row["id"]] = [(path, Role.PRICING)]
            kind = row.get("page_type")
            sites[row.get("site") or row["id"]].append((path, Role(kind) if kind in set(Role) else Role.PRICING))
    return alone | {f"site {name}": files for name, files in sites.items() if len(files) > 1}


def test_everything_said_of_real_pages_follows_from_what_is_quoted(corpus: Path) -> None:
    accused, wrong = 0, []
    for folder in (corpus, corpus / "cases"):
        for name, files in sets_of(folder).items():
            said = proved(partial(files_input, name, files))
            accused += sum(outcome.verdict is Verdict.VIOLATION for outcome, _ in said)
            wrong += [(name, outcome.rule, words) for outcome, words in said if words]
            assert all(one.evidence or one.searched for one, _ in said if one.verdict is Verdict.PASS)
    assert wrong == []
    assert accused > 100

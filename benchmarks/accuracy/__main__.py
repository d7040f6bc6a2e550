"""How right the facts and verdicts are: per field on labelled pages, per site, and per language on our own cases.

python3 run.py python benchmarks/accuracy                      the corpus, and the policy and cost cases
python3 run.py python benchmarks/accuracy LABELS PAGES         one folder of labels on one of pages
"""

from __future__ import annotations

import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(REPOSITORY / "benchmarks"), str(REPOSITORY / "tests" / "support")]

import cost_cases  # noqa: E402 - found by the line above
import policy_cases  # noqa: E402

from accuracy.corpus import CORPUS, corpus, labels_in, read_pages, sites  # noqa: E402
from accuracy.scoring import counts  # noqa: E402
from accuracy.tables import field_table, site_table  # noqa: E402


def _folder(title: str, labels_folder: Path, pages_folder: Path, manifest: Path | None = None) -> None:
    labels = labels_in(labels_folder)
    if not labels:
        sys.exit(f"no labels (*.yaml) in {labels_folder}: give a folder of labels, and the folder of their pages")
    read = read_pages(pages_folder, labels)
    table = counts(labels, read)
    print(f"\n## {title}: {len(labels)} labelled, {len(read)} read\n\n{field_table(table)}")
    if manifest:
        print(f"\n{site_table(table, sites(manifest, labels))}")


def main(arguments: list[str]) -> None:
    """Print the tables. With arguments only those of the folders given; without a corpus only our own cases."""
    if len(arguments) == 2:
        return _folder("Labelled pages", Path(arguments[0]), Path(arguments[1]))
    if arguments:
        sys.exit("expected no arguments, or two: a folder of labels and a folder of pages")
    found = corpus()
    if found is None:
        print(f"No labelled pages here: set {CORPUS} to a folder with manifest.jsonl, labels and pages.")
    else:
        _folder("Pages", found / "labels", found / "pages", found)
        _folder("Text cases", found / "cases" / "labels", found / "cases" / "pages")
    print(f"\n## Policy cases of our own, by language\n\n{policy_cases.table()}")
    print(f"\n## Cost cases of our own, by language\n\n{cost_cases.table()}")
    return None


if __name__ == "__main__":
    main(sys.argv[1:])

"""A workflow for GitHub Actions: the store is kept between runs as a cache."""

from __future__ import annotations

import shlex

from pricelint import __version__
from pricelint.schedule.recipes.order import Order, quoted, refuse

_WORKFLOW = """# Save as .github/workflows/pricelint-watch.yml beside the configuration and the platform files.
name: pricelint watch
on:
  schedule:
    - cron: {schedule}
  workflow_dispatch: {{}}
permissions:
  contents: read
concurrency:
  group: pricelint-watch
  cancel-in-progress: false
jobs:
  watch:
    runs-on: ubuntu-latest
    timeout-minutes: 120
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: {install}
      - uses: actions/cache/restore@v4
        with:
          path: {store}
          key: pricelint-store-${{{{ github.run_id }}}}
          restore-keys: pricelint-store-
      - name: Visit what is due (3 says that some pages could not be captured)
        run: {visit}
{environment}      - uses: actions/cache/save@v4
        if: always()
        with:
          path: {store}
          key: pricelint-store-${{{{ github.run_id }}}}
"""


def github_workflow(order: Order) -> str:
    """The workflow. JSON strings are YAML strings; what GitHub would expand inside of them is refused."""
    refuse(order.arguments, "${{", "GitHub would evaluate it")
    command = shlex.join(["pricelint", "watch", "--once", *order.arguments])
    secrets = "".join(f"          {name}: ${{{{ secrets.{name} }}}}\n" for name in order.variables)
    environment = f"        env:\n{secrets}" if secrets else ""
    return _WORKFLOW.format(
        schedule=quoted(order.schedule), store=quoted(order.store), environment=environment,
        install=quoted(f"python -m pip install pricelint=={__version__}"), visit=quoted(f"{command} || test $? -eq 3"),
    )  # fmt: skip

"""A line for `crontab -e`."""

from __future__ import annotations

import shlex

from pricelint.schedule.recipes.order import Order


def cron_line(order: Order) -> str:
    """One line under two of comment. A per cent sign is a line break to cron unless a backslash stands before it."""
    command = shlex.join([order.program, "watch", "--once", *order.arguments])
    line = f"cd {shlex.quote(order.folder)} && {command}".replace("%", "\\%")
    needed = f" It needs these variables set above: {', '.join(order.variables)}." if order.variables else ""
    return (
        "# pricelint: visits what is due, and leaves. Times and zones are those of the configuration, not of cron.\n"
        f"# What it says is mailed by cron; append '>> FILE 2>&1' to keep it in a file.{needed}\n"
        f"{order.schedule} {line}\n"
    )

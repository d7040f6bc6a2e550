"""A unit for systemd: one service that watches for ever."""

from __future__ import annotations

from pricelint.schedule.recipes.order import Order


def systemd_unit(order: Order) -> str:
    """The service. In its command line systemd expands %, $ and backslashes, so each is doubled."""
    command = " ".join(_word(word) for word in (order.program, "watch", *order.arguments))
    secrets = "".join(f"# {name}=…\n" for name in order.variables)
    variables = f"EnvironmentFile=%E/pricelint/watch.env\n{secrets}" if order.variables else ""
    return f"""# Save as ~/.config/systemd/user/pricelint-watch.service, then:
# systemctl --user enable --now pricelint-watch
# For a service of the system: below /etc/systemd/system, with User= in [Service], and WantedBy=multi-user.target.
[Unit]
Description=pricelint watches pricing pages
Wants=network-online.target
After=network-online.target

[Service]
WorkingDirectory={_path(order.folder)}
ExecStart={command}
{variables}Restart=on-failure
RestartSec=60
KillMode=mixed
TimeoutStopSec=60
NoNewPrivileges=yes

[Install]
WantedBy=default.target
"""


def _word(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{escaped}"'


def _path(path: str) -> str:
    """A path that stands alone is taken to the end of the line; only % is special in it."""
    return path.replace("%", "%%")

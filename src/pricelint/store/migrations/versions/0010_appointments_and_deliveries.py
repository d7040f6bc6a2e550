"""When platforms are visited next, what came of the rounds, and who was told of it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; nothing was scheduled before."""
    op.create_table("appointments", *_appointment_columns())
    op.create_table("rounds", *_round_columns())
    op.create_index("ix_rounds_told", "rounds", ["told"])
    op.create_index("ix_rounds_ended_at", "rounds", ["ended_at"])
    op.create_table("deliveries", *_delivery_columns())
    op.create_index("ix_deliveries_state_due_at", "deliveries", ["state", "due_at"])


def downgrade() -> None:
    """Drop them."""
    for name in ("deliveries", "rounds", "appointments"):
        op.drop_table(name)


def _moment(name: str, *, needed: bool = True) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=not needed)


def _appointment_columns() -> list[sa.Column[object]]:
    return [
        sa.Column("platform", sa.String(200), primary_key=True),
        sa.Column("turn", sa.Integer, nullable=False),
        _moment("slot"),
        _moment("due_at"),
        sa.Column("cadence", sa.Text, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False),
        _moment("back_off_until", needed=False),
    ]


def _round_columns() -> list[sa.Column[object]]:
    return [
        sa.Column("platform", sa.String(200), primary_key=True),
        sa.Column("turn", sa.Integer, primary_key=True),
        _moment("slot"),
        _moment("started_at"),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("visits_before", sa.Integer, nullable=False),
        _moment("ended_at", needed=False),
        sa.Column("outcome", sa.String(20)),
        sa.Column("visit_id", sa.String(64)),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("told", sa.Boolean, nullable=False),
    ]


def _delivery_columns() -> list[sa.Column[object]]:
    return [
        sa.Column("channel", sa.String(100), primary_key=True),
        sa.Column("subject", sa.String(64), primary_key=True),
        sa.Column("platform", sa.String(200), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        _moment("due_at"),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("interrupted", sa.Boolean, nullable=False),
        _moment("queued_at"),
        _moment("ended_at", needed=False),
        sa.Column("content", sa.JSON, nullable=False),
    ]

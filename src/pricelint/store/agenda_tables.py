"""The tables of appointments, rounds and deliveries, as the newest migration leaves them."""

from __future__ import annotations

import sqlalchemy as sa

from pricelint.store.tables import UtcDateTime, metadata

appointments = sa.Table(
    "appointments",
    metadata,
    sa.Column("platform", sa.String(200), primary_key=True),
    sa.Column("turn", sa.Integer, nullable=False),
    sa.Column("slot", UtcDateTime, nullable=False),
    sa.Column("due_at", UtcDateTime, nullable=False),
    sa.Column("cadence", sa.Text, nullable=False),
    sa.Column("failures", sa.Integer, nullable=False),
    sa.Column("back_off_until", UtcDateTime),
)

rounds = sa.Table(
    "rounds",
    metadata,
    sa.Column("platform", sa.String(200), primary_key=True),
    sa.Column("turn", sa.Integer, primary_key=True),
    sa.Column("slot", UtcDateTime, nullable=False),
    sa.Column("started_at", UtcDateTime, nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("visits_before", sa.Integer, nullable=False),
    sa.Column("ended_at", UtcDateTime),
    sa.Column("outcome", sa.String(20)),
    sa.Column("visit_id", sa.String(64)),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("failures", sa.Integer, nullable=False),
    sa.Column("told", sa.Boolean, nullable=False),
    sa.Index("ix_rounds_told", "told"),
    sa.Index("ix_rounds_ended_at", "ended_at"),
)

deliveries = sa.Table(
    "deliveries",
    metadata,
    sa.Column("channel", sa.String(100), primary_key=True),
    sa.Column("subject", sa.String(64), primary_key=True),
    sa.Column("platform", sa.String(200), nullable=False),
    sa.Column("state", sa.String(20), nullable=False),
    sa.Column("due_at", UtcDateTime, nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("interrupted", sa.Boolean, nullable=False),
    sa.Column("queued_at", UtcDateTime, nullable=False),
    sa.Column("ended_at", UtcDateTime),
    sa.Column("content", sa.JSON, nullable=False),
    sa.Index("ix_deliveries_state_due_at", "state", "due_at"),
)

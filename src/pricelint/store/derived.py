"""The tables of what follows from captures: readings, runs of statements, changes. All of it can be made again."""

from __future__ import annotations

import sqlalchemy as sa

from pricelint.store.tables import UtcDateTime, metadata

readings = sa.Table(
    "readings",
    metadata,
    sa.Column("visit_id", sa.String(64), sa.ForeignKey("visits.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("method", sa.String(80), primary_key=True),
    sa.Column("platform", sa.String(200), nullable=False),
    sa.Column("at", UtcDateTime, nullable=False),
    sa.Column("read_at", UtcDateTime, nullable=False),
    sa.Column("content", sa.String(64), nullable=False),
    sa.Column("facts", sa.String(64), nullable=False),
    sa.Column("counts", sa.JSON, nullable=False),
    sa.Column("judged_by", sa.String(80), nullable=False, server_default=""),
    sa.Column("outcomes", sa.String(64), nullable=False, server_default=""),
    sa.Column("verdicts", sa.JSON, nullable=False),
    sa.Index("ix_readings_platform_method_at", "platform", "method", "at"),
    sa.Index("ix_readings_content", "platform", "method", "content"),
)

runs = sa.Table(
    "runs",
    metadata,
    sa.Column("platform", sa.String(200), primary_key=True),
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("place", sa.Integer, primary_key=True),
    sa.Column("present", sa.Boolean, nullable=False),
    sa.Column("value", sa.JSON, nullable=False),
    sa.Column("statement", sa.Text, nullable=False),
    sa.Column("first_at", UtcDateTime, nullable=False),
    sa.Column("last_at", UtcDateTime, nullable=False),
    sa.Column("first_visit", sa.String(64), nullable=False),
    sa.Column("last_visit", sa.String(64), nullable=False),
    sa.Column("seen", sa.Integer, nullable=False),
)

followed = sa.Table(
    "followed",
    metadata,
    sa.Column("platform", sa.String(200), primary_key=True),
    sa.Column("method", sa.String(80), nullable=False),
    sa.Column("visits", sa.Integer, nullable=False),
    sa.Column("last_visit", sa.String(64), nullable=False),
    sa.Column("last_at", UtcDateTime, nullable=False),
)

changes = sa.Table(
    "changes",
    metadata,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("platform", sa.String(200), nullable=False),
    sa.Column("origin", sa.String(20), nullable=False),
    sa.Column("kind", sa.String(30)),
    sa.Column("key", sa.JSON, nullable=False),
    sa.Column("status", sa.String(20), nullable=False),
    sa.Column("since", UtcDateTime, nullable=False),
    sa.Column("until", UtcDateTime, nullable=False),
    sa.Column("since_visit", sa.String(64), nullable=False),
    sa.Column("until_visit", sa.String(64), nullable=False),
    sa.Column("seen", sa.Integer, nullable=False),
    sa.Column("change", sa.JSON(none_as_null=True)),
    sa.Column("method", sa.String(80), nullable=False),
    sa.Column("earlier_method", sa.String(80), nullable=False, server_default=""),
    sa.Column("recorded_at", UtcDateTime, nullable=False),
    sa.Index("ix_changes_origin_kind_until", "origin", "kind", "until"),
    sa.Index("ix_changes_origin_until", "origin", "until"),
    sa.Index("ix_changes_platform_until", "platform", "until"),
)

"""What was read from every visit by which method, what each platform stated over time, and what changed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, empty: what was captured before is read when somebody asks for it."""
    op.create_table("readings", *_reading_columns())
    op.create_index("ix_readings_platform_method_at", "readings", ["platform", "method", "at"])
    op.create_index("ix_readings_content", "readings", ["platform", "method", "content"])
    op.create_table("runs", *_run_columns())
    op.create_table(
        "followed",
        sa.Column("platform", sa.String(200), primary_key=True),
        sa.Column("method", sa.String(80), nullable=False),
        sa.Column("visits", sa.Integer, nullable=False),
        sa.Column("last_visit", sa.String(64), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table("changes", *_change_columns())
    op.create_index("ix_changes_origin_kind_until", "changes", ["origin", "kind", "until"])
    op.create_index("ix_changes_origin_until", "changes", ["origin", "until"])
    op.create_index("ix_changes_platform_until", "changes", ["platform", "until"])
    op.add_column("visits", sa.Column("imported", sa.Boolean, nullable=False, server_default=sa.false()))


def downgrade() -> None:
    """Drop them: all of it follows from the captures."""
    op.drop_column("visits", "imported")
    for table in ("changes", "followed", "runs", "readings"):
        op.drop_table(table)


def _reading_columns() -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("visit_id", sa.String(64), sa.ForeignKey("visits.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("method", sa.String(80), primary_key=True),
        sa.Column("platform", sa.String(200), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("content", sa.String(64), nullable=False),
        sa.Column("facts", sa.String(64), nullable=False),
        sa.Column("counts", sa.JSON, nullable=False),
        sa.Column("judged_by", sa.String(80), nullable=False, server_default=""),
        sa.Column("outcomes", sa.String(64), nullable=False, server_default=""),
        sa.Column("verdicts", sa.JSON, nullable=False),
    ]


def _run_columns() -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("platform", sa.String(200), primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("present", sa.Boolean, nullable=False),
        sa.Column("value", sa.JSON, nullable=False),
        sa.Column("statement", sa.Text, nullable=False),
        sa.Column("first_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("first_visit", sa.String(64), nullable=False),
        sa.Column("last_visit", sa.String(64), nullable=False),
        sa.Column("seen", sa.Integer, nullable=False),
    ]


def _change_columns() -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("platform", sa.String(200), nullable=False),
        sa.Column("origin", sa.String(20), nullable=False),
        sa.Column("kind", sa.String(30)),
        sa.Column("key", sa.JSON, nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("since_visit", sa.String(64), nullable=False),
        sa.Column("until_visit", sa.String(64), nullable=False),
        sa.Column("seen", sa.Integer, nullable=False),
        sa.Column("change", sa.JSON(none_as_null=True)),
        sa.Column("method", sa.String(80), nullable=False),
        sa.Column("earlier_method", sa.String(80), nullable=False, server_default=""),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
    ]

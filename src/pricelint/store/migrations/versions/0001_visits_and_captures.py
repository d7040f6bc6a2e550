"""Visits and their captures.

Written out in full: a migration must not follow later changes of the tables in `pricelint.store.tables`.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "visits",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("platform", sa.String(200), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_visits_platform_started_at", "visits", ["platform", "started_at"])
    op.create_table("captures", *_capture_columns())
    op.create_index("ix_captures_final_url", "captures", ["final_url"])


def downgrade() -> None:
    """Drop both tables."""
    op.drop_table("captures")
    op.drop_table("visits")


def _capture_columns() -> list[sa.schema.SchemaItem]:
    hashes = [
        sa.Column(name, sa.String(64)) for name in ("body", "dom", "geometry", "mhtml", "screenshot", "full_page")
    ]
    return [
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("visit_id", sa.String(64), sa.ForeignKey("visits.id", ondelete="CASCADE"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("platform", sa.String(200), nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("requested_url", sa.Text, nullable=False),
        sa.Column("final_url", sa.Text, nullable=False),
        sa.Column("redirects", sa.JSON, nullable=False),
        sa.Column("captured_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("fetcher", sa.String(20), nullable=False),
        sa.Column("outcome", sa.String(30), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("status", sa.Integer),
        sa.Column("headers", sa.JSON, nullable=False),
        sa.Column("user_agent", sa.Text, nullable=False),
        sa.Column("locale", sa.String(40), nullable=False),
        sa.Column("viewport_width", sa.Integer),
        sa.Column("viewport_height", sa.Integer),
        sa.Column("state", sa.String(200), nullable=False),
        sa.Column("fonts", sa.String(64)),
        sa.Column("tool_version", sa.String(40), nullable=False),
        *hashes,
        sa.UniqueConstraint("visit_id", "position", name="uq_captures_visit_id_position"),
    ]

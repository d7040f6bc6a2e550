"""What was declared of a platform when it was visited, and which wrong clocks somebody has looked at."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Of earlier visits only those that are not finished say what was declared."""
    op.add_column("visits", sa.Column("declared", sa.JSON(none_as_null=True)))
    op.execute("UPDATE visits SET declared = json_extract(plan, '$.platform') WHERE plan IS NOT NULL")
    op.create_table(
        "accepted_clocks",
        sa.Column("visit_id", sa.String(64), sa.ForeignKey("visits.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=False),
    )


def downgrade() -> None:
    """Forget them."""
    op.drop_table("accepted_clocks")
    op.drop_column("visits", "declared")

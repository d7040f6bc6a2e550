"""How far a capture, replayed from its record, is the page."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; nobody replayed the captures from before."""
    op.add_column("captures", sa.Column("fidelity", sa.JSON(none_as_null=True)))


def downgrade() -> None:
    """Drop it."""
    with op.batch_alter_table("captures") as table:
        table.drop_column("fidelity")

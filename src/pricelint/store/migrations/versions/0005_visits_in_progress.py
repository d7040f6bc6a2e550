"""Visits are kept page by page: what is left to do stands beside those that are not finished."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Every visit that is there was recorded when it was finished."""
    op.add_column("visits", sa.Column("complete", sa.Boolean, nullable=False, server_default=sa.true()))
    op.add_column("visits", sa.Column("plan", sa.JSON))


def downgrade() -> None:
    """Forget visits that are not finished."""
    op.execute("DELETE FROM visits WHERE NOT complete")
    op.drop_column("visits", "plan")
    op.drop_column("visits", "complete")

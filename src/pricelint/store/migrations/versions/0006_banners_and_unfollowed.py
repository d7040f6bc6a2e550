"""The consent banner of a captured page, and what a visit found and did not follow."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; of earlier captures nothing is known."""
    op.add_column("captures", sa.Column("banner", sa.JSON(none_as_null=True)))
    op.add_column("captures", sa.Column("unfollowed", sa.JSON(none_as_null=True)))


def downgrade() -> None:
    """Drop the columns."""
    op.drop_column("captures", "unfollowed")
    op.drop_column("captures", "banner")

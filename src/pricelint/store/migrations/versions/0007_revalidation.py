"""By which method a page was taken, and that it was found unchanged since."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; how earlier captures were taken is not known, and each was taken when it says."""
    op.add_column("captures", sa.Column("method", sa.String(64), nullable=False, server_default=""))
    op.add_column("captures", sa.Column("revalidation", sa.JSON(none_as_null=True)))


def downgrade() -> None:
    """Drop the columns."""
    op.drop_column("captures", "revalidation")
    op.drop_column("captures", "method")

"""What a capture's network traffic leaves: its WARC, further parts of a long page, and how it came about."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; captures from before have none of it."""
    with op.batch_alter_table("captures") as table:
        table.add_column(sa.Column("warc", sa.String(64)))
        table.add_column(sa.Column("tiles", sa.JSON(none_as_null=True)))
        table.add_column(sa.Column("circumstances", sa.JSON(none_as_null=True)))


def downgrade() -> None:
    """Drop them."""
    with op.batch_alter_table("captures") as table:
        for name in ("circumstances", "tiles", "warc"):
            table.drop_column(name)

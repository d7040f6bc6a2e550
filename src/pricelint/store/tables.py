"""The tables of visits and captures, as the newest migration leaves them."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa


class UtcDateTime(sa.TypeDecorator[datetime]):
    """A moment in UTC, aware on both sides; SQLite forgets time zones, so they are put back."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """Refuse a naive time: whose midnight it means is anybody's guess."""
        del dialect
        if value is not None and value.tzinfo is None:
            raise ValueError(f"a stored time needs a time zone, got {value!r}")
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """Give the time zone back."""
        del dialect
        return value.replace(tzinfo=UTC) if value and value.tzinfo is None else value


metadata = sa.MetaData()

visits = sa.Table(
    "visits",
    metadata,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("platform", sa.String(200), nullable=False),
    sa.Column("started_at", UtcDateTime, nullable=False),
    sa.Column("finished_at", UtcDateTime, nullable=False),
    sa.Column("complete", sa.Boolean, nullable=False, server_default=sa.true()),
    sa.Column("plan", sa.JSON),
    sa.Column("imported", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("declared", sa.JSON(none_as_null=True)),
    sa.Index("ix_visits_platform_started_at", "platform", "started_at"),
)

captures = sa.Table(
    "captures",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("visit_id", sa.String(64), sa.ForeignKey("visits.id", ondelete="CASCADE"), nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("platform", sa.String(200), nullable=False),
    sa.Column("role", sa.String(20), nullable=False),
    sa.Column("requested_url", sa.Text, nullable=False),
    sa.Column("final_url", sa.Text, nullable=False),
    sa.Column("redirects", sa.JSON, nullable=False),
    sa.Column("captured_at", UtcDateTime, nullable=False),
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
    sa.Column("controls", sa.JSON(none_as_null=True)),
    sa.Column("body", sa.String(64)),
    sa.Column("dom", sa.String(64)),
    sa.Column("geometry", sa.String(64)),
    sa.Column("mhtml", sa.String(64)),
    sa.Column("screenshot", sa.String(64)),
    sa.Column("full_page", sa.String(64)),
    sa.Column("warc", sa.String(64)),
    sa.Column("tiles", sa.JSON(none_as_null=True)),
    sa.Column("circumstances", sa.JSON(none_as_null=True)),
    sa.Column("fidelity", sa.JSON(none_as_null=True)),
    sa.Column("banner", sa.JSON(none_as_null=True)),
    sa.Column("unfollowed", sa.JSON(none_as_null=True)),
    sa.Column("method", sa.String(64), nullable=False, server_default=""),
    sa.Column("revalidation", sa.JSON(none_as_null=True)),
    sa.UniqueConstraint("visit_id", "position", name="uq_captures_visit_id_position"),
    sa.Index("ix_captures_final_url", "final_url"),
)

accepted_clocks = sa.Table(
    "accepted_clocks",
    metadata,
    sa.Column("visit_id", sa.String(64), sa.ForeignKey("visits.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("what", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("author", sa.Text, nullable=False),
    sa.Column("accepted_at", UtcDateTime, nullable=False),
)

"""How Alembic runs our migrations: on the connection that `pricelint.store.migrate` hands over, in its transaction."""

from __future__ import annotations

from alembic import context

from pricelint.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()

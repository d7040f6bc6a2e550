"""Brings a database to the newest schema, one numbered migration after the other."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from pricelint.errors import StoreError

_FOLDER = Path(__file__).with_name("migrations")


def migrate(connection: sa.Connection, where: str) -> None:
    """Apply what is missing, inside the caller's transaction; nothing where the schema is up to date.

    Raises `StoreError` where the database was written by a newer version.
    """
    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    scripts = ScriptDirectory.from_config(config)
    current = MigrationContext.configure(connection).get_current_revision()
    if current == scripts.get_current_head():
        return
    if current is not None and current not in {script.revision for script in scripts.walk_revisions()}:
        raise StoreError(
            f"the database has schema {current}, which this version does not know",
            where=where,
            expected=f"schema {scripts.get_current_head()} or older",
            do="use the newer pricelint that wrote it",
        )
    command.upgrade(config, "head")

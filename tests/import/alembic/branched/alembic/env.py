"""An application's own settings, an asynchronous engine, a version table in a schema of its own."""

import asyncio
import os

from alembic import context
from alembic.operations import MigrateOperation, Operations
from sqlalchemy import create_engine, pool


@Operations.register_operation("create_schema")
class CreateSchema(MigrateOperation):
    def __init__(self, name):
        self.name = name

    @classmethod
    def create_schema(cls, operations, name):
        return operations.invoke(cls(name))


@Operations.implementation_for(CreateSchema)
def create_schema(operations, operation):
    operations.execute(f"CREATE SCHEMA {operation.name}")


URL = os.environ["SERVICE_DATABASE_URL"] if not context.is_offline_mode() else os.environ.get("SERVICE_DATABASE_URL", "sqlite://")
OPTIONS = {"target_metadata": None, "version_table_schema": "versions", "version_table": "service_version"}


async def run_migrations_online():
    engine = create_engine(URL, poolclass=pool.NullPool)
    with engine.connect() as connection:
        context.configure(connection=connection, **OPTIONS)
        with context.begin_transaction():
            connection.exec_driver_sql("CREATE SCHEMA IF NOT EXISTS versions")
            context.run_migrations()


if context.is_offline_mode():
    context.configure(url=URL, literal_binds=True, **OPTIONS)
    with context.begin_transaction():
        context.run_migrations()
else:
    asyncio.run(run_migrations_online())

"""The core

Revision ID: a1
Create Date: 2025-01-01 10:00:00

"""
import sqlalchemy as sa
from alembic import op

revision: str = "a1"
down_revision = None
branch_labels = ("core",)
depends_on = None


def upgrade() -> None:
    op.create_schema("core")
    op.create_table("things", sa.Column("id", sa.Integer, primary_key=True), schema="core")


def downgrade() -> None:
    op.drop_table("things", schema="core")
    op.execute("DROP SCHEMA core")

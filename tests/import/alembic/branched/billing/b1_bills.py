"""Bills

Revision ID: b1
Create Date: 2025-01-05 10:00:00

"""
import sqlalchemy as sa
from alembic import op

revision: str = "b1"
down_revision = None
branch_labels = ("billing",)
depends_on = None


def upgrade() -> None:
    op.create_table("bills", sa.Column("id", sa.Integer, primary_key=True), sa.Column("thing_id", sa.Integer))


def downgrade() -> None:
    op.drop_table("bills")

"""Sums of bills

Revision ID: b2
Create Date: 2025-01-07 10:00:00

"""
import sqlalchemy as sa
from alembic import op

revision: str = "b2"
down_revision = "b1"
branch_labels = None
depends_on = ["a2"]


def upgrade() -> None:
    op.add_column("bills", sa.Column("sum", sa.Numeric(10, 2), server_default="0"))


def downgrade() -> None:
    op.drop_column("bills", "sum")

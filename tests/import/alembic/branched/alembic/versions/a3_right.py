"""To the right

Revision ID: a3
Create Date: 2025-01-03 10:00:00

"""
import sqlalchemy as sa
from alembic import op

revision: str = "a3"
down_revision = "a1"
branch_labels = "right"
depends_on = None


def upgrade() -> None:
    op.add_column("things", sa.Column("r", sa.Integer), schema="core")


def downgrade() -> None:
    op.drop_column("things", "r", schema="core")

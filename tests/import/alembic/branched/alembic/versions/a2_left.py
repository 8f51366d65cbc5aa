"""To the left

Revision ID: a2
Create Date: 2025-01-02 10:00:00

"""
import sqlalchemy as sa
from alembic import op

revision: str = "a2"
down_revision = "a1"
branch_labels = ["left"]
depends_on = None


def upgrade() -> None:
    op.add_column("things", sa.Column("l", sa.Integer), schema="core")


def downgrade() -> None:
    op.drop_column("things", "l", schema="core")

"""Both together

Revision ID: a4
Create Date: 2025-01-04 10:00:00

"""
import sqlalchemy as sa
from alembic import op

revision: str = "a4"
down_revision = ("a2", "a3")
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass

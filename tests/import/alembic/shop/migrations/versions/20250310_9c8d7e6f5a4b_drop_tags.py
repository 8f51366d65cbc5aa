"""Drop the tags of orders

Revision ID: 9c8d7e6f5a4b
Revises: 2f4e6d8c0b1a
Create Date: 2025-03-10 16:00:00

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = "9c8d7e6f5a4b"
down_revision = "2f4e6d8c0b1a"
branch_labels = None
depends_on = None


def upgrade():
    op.drop_column("orders", "tags")


def downgrade():
    raise NotImplementedError("the tags are gone")

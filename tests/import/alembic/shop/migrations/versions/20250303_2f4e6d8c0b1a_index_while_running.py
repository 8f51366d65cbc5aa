"""Index phones while the service runs

Revision ID: 2f4e6d8c0b1a
Revises: 6e5d4c3b2a19
Create Date: 2025-03-03 16:00:00

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = "2f4e6d8c0b1a"
down_revision = "6e5d4c3b2a19"
branch_labels = None
depends_on = None


def upgrade():
    with op.get_context().autocommit_block():
        op.create_index("ix_customers_phone", "customers", ["phone"], postgresql_concurrently=True)


def downgrade():
    with op.get_context().autocommit_block():
        op.drop_index("ix_customers_phone", table_name="customers", postgresql_concurrently=True)

"""Change tables in batches

Revision ID: 8b7a6c5d4e3f
Revises: 5f3c1d2e4b6a
Create Date: 2025-02-10 08:00:00

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = "8b7a6c5d4e3f"
down_revision = "5f3c1d2e4b6a"
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table("customers") as batch:
        batch.add_column(sa.Column("phone", sa.String(20), nullable=True))
        batch.alter_column("email", existing_type=sa.String(320), type_=sa.Text(), existing_nullable=False)
    with op.batch_alter_table("orders") as batch:
        batch.alter_column("total", new_column_name="amount", existing_type=sa.Numeric(12, 2), nullable=False)
        batch.create_index("ix_orders_state", ["state"], postgresql_where=sa.text("state = 'open'"))


def downgrade():
    with op.batch_alter_table("orders") as batch:
        batch.drop_index("ix_orders_state")
        batch.alter_column("amount", new_column_name="total", existing_type=sa.Numeric(12, 2), nullable=False)
    with op.batch_alter_table("customers") as batch:
        batch.alter_column("email", existing_type=sa.Text(), type_=sa.String(320), existing_nullable=False)
        batch.drop_column("phone")

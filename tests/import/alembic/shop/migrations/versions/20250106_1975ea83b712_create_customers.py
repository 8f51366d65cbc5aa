"""Create customers

Revision ID: 1975ea83b712
Revises:
Create Date: 2025-01-06 09:00:00.123456

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = "1975ea83b712"
down_revision = None
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "customers",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("email", sa.String(320), nullable=False),
        sa.Column("plan", sa.Enum("free", "paid", name="plan"), server_default="free", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("settings", postgresql.JSONB(), server_default=sa.text("'{}'::jsonb"), nullable=False),
        sa.CheckConstraint("email LIKE '%@%'", name="email_is_one"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customers")),
        sa.UniqueConstraint("email", name=op.f("uq_customers_email")),
    )
    op.create_index("ix_customers_created_at", "customers", [sa.text("created_at DESC")])


def downgrade():
    op.drop_index("ix_customers_created_at", table_name="customers")
    op.drop_table("customers")
    sa.Enum(name="plan").drop(op.get_bind())

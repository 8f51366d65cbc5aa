"""Create orders, with a state

The state is an enum that is made by hand,
since another service uses it too.

Revision ID: ae1027a6acf2
Revises: 1975ea83b712
Create Date: 2025-01-20 14:00:00+00:00

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = "ae1027a6acf2"
down_revision = "1975ea83b712"
branch_labels = None
depends_on = None


state = postgresql.ENUM("open", "sent", "back", name="order_state", create_type=False)


def upgrade():
    state.create(op.get_bind(), checkfirst=True)
    op.create_table(
        "orders",
        sa.Column("id", postgresql.UUID(as_uuid=True), server_default=sa.text("gen_random_uuid()"), primary_key=True),
        sa.Column("customer_id", sa.BigInteger(), sa.ForeignKey("customers.id", ondelete="CASCADE"), nullable=False),
        sa.Column("state", state, nullable=False),
        sa.Column("total", sa.Numeric(12, 2), nullable=False),
        sa.Column("tags", postgresql.ARRAY(sa.Text()), nullable=True),
    )
    op.create_unique_constraint(None, "orders", ["customer_id", "id"])


def downgrade():
    op.drop_table("orders")
    state.drop(op.get_bind(), checkfirst=True)

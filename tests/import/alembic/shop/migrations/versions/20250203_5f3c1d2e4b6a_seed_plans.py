"""Seed a table of prices

Revision ID: 5f3c1d2e4b6a
Revises: ae1027a6acf2
Create Date: 2025-02-03 10:15:00.000001

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = "5f3c1d2e4b6a"
down_revision = "ae1027a6acf2"
branch_labels = None
depends_on = None


import datetime
import decimal


def upgrade():
    prices = op.create_table(
        "prices",
        sa.Column("plan", sa.String(20), primary_key=True),
        sa.Column("amount", sa.Numeric(10, 2), nullable=False),
        sa.Column("valid_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("note", sa.Text()),
    )
    start = datetime.datetime(2025, 2, 1, tzinfo=datetime.timezone.utc)
    op.bulk_insert(prices, [
        {"plan": "free", "amount": decimal.Decimal("0"), "valid_from": start, "note": "100% free; it's C:\\free\ttabbed"},
        {"plan": "paid", "amount": decimal.Decimal("9.90"), "valid_from": start, "note": None},
    ])
    connection = op.get_bind()
    connection.execute(sa.text("UPDATE prices SET note = :note WHERE plan = :plan"), {"note": "50% off: soon", "plan": "paid"})
    if connection.dialect.name == "postgresql":
        op.execute("COMMENT ON TABLE prices IS 'what a plan costs'")


def downgrade():
    op.drop_table("prices")

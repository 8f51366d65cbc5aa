"""A function and its trigger, in SQL

Revision ID: 0a1b2c3d4e5f
Revises: 8b7a6c5d4e3f
Create Date: 2025-02-17 08:30:00

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = "0a1b2c3d4e5f"
down_revision = "8b7a6c5d4e3f"
branch_labels = None
depends_on = None


def upgrade():
    op.execute("""
        CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          -- no ; here
          NEW.created_at := now();
          RETURN NEW;
        END $$
    """)
    op.execute("CREATE TRIGGER touch BEFORE UPDATE ON customers FOR EACH ROW EXECUTE FUNCTION touch();")
    op.execute(sa.text("INSERT INTO customers (email) VALUES (:email)").bindparams(email="a:b'c@example.org"))


def downgrade():
    op.execute("DELETE FROM customers WHERE email LIKE 'a\\:b%'")
    op.execute("DROP TRIGGER touch ON customers; DROP FUNCTION touch() -- both")

"""What needs bills

Revision ID: a5
Create Date: 2025-01-06 10:00:00

"""
import sqlalchemy as sa
from alembic import op

revision: str = "a5"
down_revision = "a4"
branch_labels = None
depends_on = "billing"


def upgrade() -> None:
    op.create_foreign_key("fk_thing_bill", "bills", "things", ["thing_id"], ["id"], referent_schema="core")


def downgrade() -> None:
    op.drop_constraint("fk_thing_bill", "bills")

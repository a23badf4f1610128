"""what names an item of news in feeds"""

from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0039_news_uid"
down_revision = "0038_label_version"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("news_item", sa.Column("uid", sa.String(), nullable=True))
    items = sa.table("news_item", sa.column("id", sa.Integer), sa.column("uid", sa.String))
    connection = op.get_bind()
    for number in connection.scalars(sa.select(items.c.id)).all():
        connection.execute(items.update().where(items.c.id == number).values(uid=uuid4().urn))
    with op.batch_alter_table("news_item") as batch:
        batch.alter_column("uid", existing_type=sa.String(), nullable=False)
        batch.create_unique_constraint(op.f("uq_news_item_uid"), ["uid"])


def downgrade() -> None:
    with op.batch_alter_table("news_item") as batch:
        batch.drop_constraint(op.f("uq_news_item_uid"), type_="unique")
        batch.drop_column("uid")

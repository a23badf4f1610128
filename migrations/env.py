"""Alembic's environment: the engine comes from the application, the models from its features."""

from typing import Any, Literal

from alembic import context

from app.core.model import Base, UtcDateTime

engine = context.config.attributes["engine"]


def render_item(kind: str, item: Any, _autogen_context: Any) -> str | Literal[False]:
    """A migration names no class of ours: those may change after it was written."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


with engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        render_item=render_item,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()

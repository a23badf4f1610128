"""When a kind of data was last looked through for what is past its term."""

from datetime import date, datetime

from sqlalchemy.orm import Mapped, mapped_column

from app.core.model import Base


class RetentionRun(Base):
    """The newest night of one kind of data: how many went, and the kind of error if it failed."""

    __tablename__ = "retention_run"
    key: Mapped[str] = mapped_column(primary_key=True)
    night: Mapped[date]
    finished_at: Mapped[datetime | None]
    removed: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None]

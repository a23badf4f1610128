"""The set of firms that a selection method proposed."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.core.model import Base
from app.sourcing.models import Longlist, ProcurementFile
from app.sourcing.policy.kinds import SelectionMethod
from app.sourcing.policy.models import ProcurementPolicy


class SelectionProposal(Base):
    """Who was proposed from a longlist, by which rule, on which facts. Never changed.

    `seed` decides between equals; it follows from the file and was fixed before the candidates were known.
    `outcome` holds each firm in order with its facts, whether it is proposed, and the codes of its sentence.
    """

    __tablename__ = "selection_proposal"
    id: Mapped[int] = mapped_column(primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("procurement_file.id"), index=True)
    longlist_id: Mapped[int] = mapped_column(ForeignKey("longlist.id"), index=True)
    policy_id: Mapped[int | None] = mapped_column(ForeignKey("procurement_policy.id"))
    method: Mapped[SelectionMethod]
    places: Mapped[int]  # how many firms are to be invited
    seed: Mapped[int]
    outcome: Mapped[dict[str, Any]]
    made_at: Mapped[datetime]
    made_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    file: Mapped[ProcurementFile] = relationship()
    longlist: Mapped[Longlist] = relationship()
    policy: Mapped[ProcurementPolicy | None] = relationship()
    made_by: Mapped[User] = relationship()

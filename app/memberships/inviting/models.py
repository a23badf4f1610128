"""An invitation of a board to a member that is not in the register yet: one for an address, ever."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, backref, mapped_column, relationship

from app.core.model import Base
from app.suppliers.models import Supplier


class MemberInvitation(Base):
    """`mark` stays when all the rest is gone: by it the same address gets no second mail (see marks.py).

    `vouched_at` is when the board said that it stands in for the relation. A firm that registered is known by
    `supplier_id` as long as it is in the register.
    """

    __tablename__ = "member_invitation"
    __table_args__ = (UniqueConstraint("association_id", "mark"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    association_id: Mapped[int] = mapped_column(ForeignKey("association.id"))
    mark: Mapped[str] = mapped_column(index=True)
    email: Mapped[str | None]
    firm_name: Mapped[str | None]
    contact_name: Mapped[str | None]
    kvk_number: Mapped[str | None]
    language: Mapped[str]
    vouched_at: Mapped[datetime]
    vouched_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    sent_at: Mapped[datetime | None]
    registered_at: Mapped[datetime | None]
    objected_at: Mapped[datetime | None]
    supplier_id: Mapped[int | None] = mapped_column(ForeignKey("supplier.id"), index=True)
    # The invitation of a firm that is thrown away goes along, but for a person nothing hangs on it: the mark counts.
    supplier: Mapped[Supplier | None] = relationship(backref=backref("member_invitations"))

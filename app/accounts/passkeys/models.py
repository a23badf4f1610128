"""Passkeys: public keys whose private half never leaves the device of the person (W3C Web Authentication, level 3)."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.core.model import Base


class Passkey(Base):
    """`handle` is the name under which the device keeps it: random bytes, equal for all passkeys of one person.

    `public_key` is a COSE key. `sign_count` is what the device counted last; many count nothing and always say 0.
    `transports` are the ways to reach the device, as the browser named them, with commas between.
    """

    __tablename__ = "passkey"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"), index=True)
    handle: Mapped[bytes]
    credential_id: Mapped[bytes] = mapped_column(unique=True)
    public_key: Mapped[bytes]
    sign_count: Mapped[int] = mapped_column(BigInteger)
    transports: Mapped[str]
    name: Mapped[str]
    created_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    user: Mapped[User] = relationship()


class SpentChallenge(Base):
    """A challenge that was answered, as its SHA-256 in hex. Kept as long as the same answer could come again."""

    __tablename__ = "passkey_spent_challenge"
    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    expires_at: Mapped[datetime] = mapped_column(index=True)

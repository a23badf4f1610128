"""The region, the municipalities in it and its associations, each with the dates of joining and leaving."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.model import Base, Versioned
from app.reference.models import Municipality


class Region(Versioned, Base):
    """The one region of this installation. `colour` is the brand colour (#rrggbb) the palette is made from."""

    __tablename__ = "region"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)
    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    name: Mapped[str]
    theme: Mapped[str | None]
    colour: Mapped[str] = mapped_column(default="#1f5f4f")


class RegionMunicipality(Versioned, Base):
    __tablename__ = "region_municipality"
    __table_args__ = (CheckConstraint("left_on IS NULL OR left_on >= joined_on", name="left_after_joining"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_code: Mapped[str] = mapped_column(ForeignKey("municipality.code"), unique=True)
    joined_on: Mapped[date]
    left_on: Mapped[date | None]
    municipality: Mapped[Municipality] = relationship(lazy="joined")


class Association(Versioned, Base):
    """A business association. Its board has `decision_days` working days to decide on an application."""

    __tablename__ = "association"
    __table_args__ = (CheckConstraint("left_on IS NULL OR left_on >= joined_on", name="left_after_joining"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(unique=True)
    municipality_code: Mapped[str | None] = mapped_column(ForeignKey("municipality.code"))
    decision_days: Mapped[int] = mapped_column(default=10)
    joined_on: Mapped[date]
    left_on: Mapped[date | None]


class Theme(Base):
    """A subject the region cares about (circular, energy, mobility ...): this is how a cleantech firm is found."""

    __tablename__ = "theme"
    key: Mapped[str] = mapped_column(primary_key=True)
    label_nl: Mapped[str]
    label_en: Mapped[str]

    def label(self, language: str) -> str:
        return self.label_en if language == "en" else self.label_nl

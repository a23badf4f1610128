"""Lists that others publish and we copy: municipalities, postcodes, CPV and certificates; and words for CPV codes."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.model import Base, Versioned

RELEASE = "reference"
LONGEST_WORD = 60  # characters of a trade word


class ReferenceRelease(Base):
    """Which state of the data files the tables hold, so that loading the same files again costs nothing."""

    __tablename__ = "reference_release"
    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    checksum: Mapped[str] = mapped_column(String(64))
    loaded_at: Mapped[datetime]


class Municipality(Base):
    """A municipality by its CBS code (`GM0355`); `lat` and `lon` are a point inside its border."""

    __tablename__ = "municipality"
    code: Mapped[str] = mapped_column(String(6), primary_key=True)
    name: Mapped[str] = mapped_column(String(80), index=True)
    alias: Mapped[str | None] = mapped_column(String(80))
    province: Mapped[str] = mapped_column(String(40))
    population: Mapped[int]
    lat: Mapped[float]
    lon: Mapped[float]
    neighbours: Mapped[list["Municipality"]] = relationship(
        secondary="municipality_neighbour",
        primaryjoin="Municipality.code == MunicipalityNeighbour.code",
        secondaryjoin="Municipality.code == MunicipalityNeighbour.neighbour_code",
        order_by="Municipality.name",
        viewonly=True,
    )


class MunicipalityNeighbour(Base):
    """Two municipalities that share a border; each pair is stored in both directions."""

    __tablename__ = "municipality_neighbour"
    code: Mapped[str] = mapped_column(ForeignKey("municipality.code"), primary_key=True)
    neighbour_code: Mapped[str] = mapped_column(ForeignKey("municipality.code"), primary_key=True)


class PostcodeArea(Base):
    """The area of a four-digit postcode, its centre and the municipality it lies in."""

    __tablename__ = "postcode_area"
    pc4: Mapped[str] = mapped_column(String(4), primary_key=True)
    place: Mapped[str] = mapped_column(String(80))
    other_places: Mapped[str | None] = mapped_column(String(200))
    municipality_code: Mapped[str] = mapped_column(ForeignKey("municipality.code"), index=True)
    lat: Mapped[float]
    lon: Mapped[float]
    municipality: Mapped[Municipality] = relationship()

    @property
    def places(self) -> list[str]:
        """Every place name in the area, the main one first."""
        return [self.place, *(self.other_places.split("|") if self.other_places else [])]


class CpvCode(Base):
    """An entry of the Common Procurement Vocabulary 2008 (Regulation (EC) 213/2008), with its check digit."""

    __tablename__ = "cpv_code"
    code: Mapped[str] = mapped_column(String(10), primary_key=True)
    label_nl: Mapped[str] = mapped_column(String(400))
    label_en: Mapped[str] = mapped_column(String(400))
    level: Mapped[str] = mapped_column(String(20))
    parent_code: Mapped[str | None] = mapped_column(ForeignKey("cpv_code.code"), index=True)

    def label(self, locale: str) -> str:
        return self.label_en if locale == "en" else self.label_nl


class CertificateKind(Base):
    """What a firm may prove itself with. `kind` groups them: insurance, declaration, or a kind of certificate."""

    __tablename__ = "certificate_kind"
    key: Mapped[str] = mapped_column(String(40), primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    kind: Mapped[str] = mapped_column(String(40))
    levels: Mapped[str | None] = mapped_column(String(200))
    issuer: Mapped[str | None] = mapped_column(String(160))
    valid_years: Mapped[int | None]
    valid_months: Mapped[int | None]  # of a declaration: from the day it was given
    applies_to: Mapped[str | None] = mapped_column(String(200))
    aliases: Mapped[str | None] = mapped_column(String(200))

    @property
    def level_names(self) -> list[str]:
        """The levels in their own order; empty when the certificate has none."""
        return self.levels.split("|") if self.levels else []


class TradeWord(Versioned, Base):
    """A word that the desk added, or a shipped one with other codes; the best code first, separated by spaces."""

    __tablename__ = "trade_word"
    id: Mapped[int] = mapped_column(primary_key=True)
    word: Mapped[str] = mapped_column(String(LONGEST_WORD), unique=True)  # in lower case
    codes: Mapped[str] = mapped_column(String(400))

    @property
    def code_list(self) -> list[str]:
        return self.codes.split()

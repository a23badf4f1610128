"""From a row to the details of a firm, or to everything that is wrong with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.suppliers.details import (
    ContactDetails,
    IdentityDetails,
    PlaceDetails,
    SizeDetails,
    SupplierDetails,
    TradeDetails,
)
from app.suppliers.identifiers import mask
from app.suppliers.importing import fields, words
from app.suppliers.importing.cells import RowReading, plain
from app.suppliers.importing.limits import Row
from app.suppliers.importing.mapping import Target
from app.suppliers.importing.problems import Fault, RowProblem
from app.suppliers.kinds import LegalForm

_LONGEST = {
    Target.HOUSE_NUMBER: 20,
    Target.PHONE: 40,
    Target.FOREIGN_ID: 40,
    Target.CPV_CODES: 1_000,
    Target.DESCRIPTION_NL: 4_000,
    Target.DESCRIPTION_EN: 4_000,
}


@dataclass(frozen=True)
class Lists:
    """What rows are compared with: CPV codes by their eight digits, Dutch places by `folded` name."""

    cpv_codes: Mapping[str, str]
    towns: Mapping[str, str]


@dataclass(frozen=True)
class CheckedRow:
    """A row that can be imported; a warning is something to look at, no reason to refuse."""

    row: Row
    details: SupplierDetails
    warnings: tuple[RowProblem, ...] = ()

    @property
    def line(self) -> int:
        return self.row.line

    def refused(self, columns: Mapping[Target, str], fault: Fault) -> "RefusedRow":
        """The row, once something outside it stands in its way: another row or another firm."""
        target = Target.VAT_ID if fault is Fault.VAT_ID_TAKEN else Target.NAME
        identity = self.details.identity
        value = (identity.vat_id or "") if target is Target.VAT_ID else identity.name
        problem = RowProblem(self.line, columns[target], mask(value, identity.legal_form), fault)
        cells = tuple(mask(cell, identity.legal_form) for cell in self.row.cells)
        return RefusedRow(self.line, cells, (problem,))


@dataclass(frozen=True)
class RefusedRow:
    """A row with at least one problem; its cells are masked, so that they may be shown and kept."""

    line: int
    cells: tuple[str, ...]
    problems: tuple[RowProblem, ...]


class RowChecker:
    """Checks the rows of one file."""

    def __init__(self, headers: Sequence[str], columns: Mapping[Target, str], lists: Lists) -> None:
        self.columns = columns
        self.lists = lists
        self._width = len(headers)
        self._places = {target: headers.index(column) for target, column in columns.items()}

    def check(self, row: Row) -> CheckedRow | RefusedRow:
        texts = {target: plain(row.cells[place]) for target, place in self._places.items()}
        reading = _Reading(row.line, texts, self.columns, self.lists)
        if len(row.cells) > self._width:
            reading.note(None, row.cells[self._width], Fault.TOO_MANY_CELLS)
        details = reading.details()
        if reading.problems:
            cells = tuple(mask(cell, reading.legal_form) for cell in row.cells[: self._width])
            return RefusedRow(row.line, cells, tuple(reading.problems))
        return CheckedRow(row, details, tuple(reading.warnings))


class _Reading(RowReading[Target]):
    """One row on its way to details."""

    def __init__(self, line: int, texts: Mapping[Target, str], columns: Mapping[Target, str], lists: Lists) -> None:
        super().__init__(line, texts, columns, _LONGEST)
        self.lists = lists
        self.warnings: list[RowProblem] = []

    def details(self) -> SupplierDetails:
        identity = self._identity()
        return SupplierDetails(
            identity=identity,
            place=self._place(identity.country),
            trade=TradeDetails(
                cpv_codes=self.read(Target.CPV_CODES, lambda text: fields.cpv_codes(text, self.lists.cpv_codes)) or (),
                description_nl=self.read(Target.DESCRIPTION_NL, str),
                description_en=self.read(Target.DESCRIPTION_EN, str),
            ),
            size=SizeDetails(staff=self.read(Target.STAFF, fields.staff)),
            contact=ContactDetails(
                contact_name=self.read(Target.CONTACT_NAME, str),
                email=self.read(Target.EMAIL, fields.email),
                phone=self.read(Target.PHONE, fields.phone),
                website=self.read(Target.WEBSITE, fields.website),
            ),
            languages=self.read(Target.LANGUAGES, fields.languages),
        )

    def _identity(self) -> IdentityDetails:
        name = self.read(Target.NAME, str) or ""
        if not self.texts.get(Target.NAME):
            self.note(Target.NAME, "", Fault.NAME)
        country = self.read(Target.COUNTRY, fields.country) or "NL"
        form = self.read(Target.LEGAL_FORM, fields.legal_form)
        if country != "NL":
            form = LegalForm.FOREIGN
        self.legal_form = form or words.legal_form_in_name(name)
        kvk_number = self.read(Target.KVK_NUMBER, fields.kvk_number)
        foreign_id = self.read(Target.FOREIGN_ID, str)
        rsin = self.read(Target.RSIN, lambda text: fields.rsin(text, self.legal_form))
        return IdentityDetails(
            name=name,
            trade_name=self.read(Target.TRADE_NAME, str),
            legal_form=self.legal_form,
            # Each is unique in the register, and compared only for firms of the country it is from.
            kvk_number=kvk_number if country == "NL" else None,
            establishment_number=self.read(Target.ESTABLISHMENT_NUMBER, fields.establishment_number),
            vat_id=self.read(Target.VAT_ID, lambda text: fields.vat_id(text, country, self.legal_form)),
            rsin=rsin if country == "NL" else None,
            country=country,
            foreign_id=foreign_id if country != "NL" else None,
        )

    def _place(self, country: str) -> PlaceDetails:
        return PlaceDetails(
            street=self.read(Target.STREET, str),
            house_number=self.read(Target.HOUSE_NUMBER, str),
            postcode=self.read(Target.POSTCODE, lambda text: fields.postcode(text, country)),
            town=self._town(self.read(Target.TOWN, str), country),
        )

    def _town(self, text: str | None, country: str) -> str | None:
        """In the spelling of the list; a Dutch place that is not in it is kept, with a warning."""
        if text is None or country != "NL":
            return text
        known = self.lists.towns.get(folded(text))
        if known is None:
            self.warnings.append(self.problem(Target.TOWN, text, Fault.TOWN))
        return known or text


def folded(place: str) -> str:
    """A place name as it is looked up: small letters, single spaces."""
    return " ".join(place.casefold().split())

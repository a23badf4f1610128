"""What can be wrong with a row, in words for the person who must repair it."""

from dataclasses import dataclass
from enum import StrEnum

from flask_babel import LazyString

from app.core.i18n import lazy


class Fault(StrEnum):
    """Kept with an import as a word, so that each reader sees the reason in their own language."""

    TOO_MANY_CELLS = "too_many_cells"
    TOO_LONG = "too_long"
    FORMULA = "formula"
    UNREADABLE = "unreadable"
    NAME = "name"
    LEGAL_FORM = "legal_form"
    KVK_NUMBER = "kvk_number"
    ESTABLISHMENT_NUMBER = "establishment_number"
    VAT_ID = "vat_id"
    RSIN = "rsin"
    CITIZEN_SERVICE_NUMBER = "citizen_service_number"
    COUNTRY = "country"
    POSTCODE = "postcode"
    TOWN = "town"
    CPV_CODES = "cpv_codes"
    EMAIL = "email"
    PHONE = "phone"
    WEBSITE = "website"
    STAFF = "staff"
    LANGUAGES = "languages"
    DATE = "date"
    DATES = "dates"
    DUPLICATE = "duplicate"
    VAT_ID_TAKEN = "vat_id_taken"


REASONS = {
    Fault.TOO_MANY_CELLS: lazy("The row has more cells than there are headings. Is a quotation mark missing?"),
    Fault.TOO_LONG: lazy("This text is too long."),
    Fault.FORMULA: lazy("This is a formula. Only text and numbers can be imported."),
    Fault.UNREADABLE: lazy("Some characters are damaged. Save the file as UTF-8."),
    Fault.NAME: lazy("The name of the firm is missing."),
    Fault.LEGAL_FORM: lazy("This legal form is not known."),
    Fault.KVK_NUMBER: lazy("A KvK number has 8 digits."),
    Fault.ESTABLISHMENT_NUMBER: lazy("An establishment number has 12 digits."),
    Fault.VAT_ID: lazy("This VAT id is not correct. Check the digits."),
    Fault.RSIN: lazy("This RSIN is not correct. Check the digits."),
    Fault.CITIZEN_SERVICE_NUMBER: lazy(
        "This number is, or may be, a citizen service number (BSN). It may not be kept. State the legal form, or"
        " leave the number out."
    ),
    Fault.COUNTRY: lazy("This is no country of the European Union."),
    Fault.POSTCODE: lazy("This is no postcode of that country. A Dutch postcode looks like 3941 AB."),
    Fault.TOWN: lazy("This place is not in the list of Dutch places. It is kept as it is."),
    Fault.CPV_CODES: lazy("One of these is no CPV code, or there are more than 25."),
    Fault.EMAIL: lazy("This is no e-mail address."),
    Fault.PHONE: lazy("This is no telephone number."),
    Fault.WEBSITE: lazy("This is no web address."),
    Fault.STAFF: lazy("This is no whole number."),
    Fault.LANGUAGES: lazy("One of these languages is not in the list. Write them like: Nederlands, Engels."),
    Fault.DATE: lazy("This is no date that can be right. Write it like 31-12-2026."),
    Fault.DATES: lazy("The last day comes before the first."),
    Fault.DUPLICATE: lazy("The same firm is in this file before. Only the first row counts."),
    Fault.VAT_ID_TAKEN: lazy("Another firm already has this VAT id."),
}


@dataclass(frozen=True)
class RowProblem:
    """`value` is fit to be shown and kept: what could be a citizen service number is masked in it."""

    line: int
    column: str
    value: str
    fault: Fault

    @property
    def reason(self) -> LazyString:
        return REASONS[self.fault]

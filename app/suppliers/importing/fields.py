"""How one cell of each kind is read. A reader raises BadCell, and gives text as the register keeps it."""

import re
from collections.abc import Mapping

from email_validator import EmailNotValidError, validate_email

from app.suppliers import identifiers
from app.suppliers.identifiers import CitizenServiceNumber, InvalidIdentifier
from app.suppliers.importing import words
from app.suppliers.importing.problems import Fault
from app.suppliers.kinds import LegalForm

MOST_CPV_CODES = 25

_PHONE = re.compile(r"\+?\(?[0-9][0-9 ()\-./]{5,24}")
_WEBSITE = re.compile(r"(https?://)?((?:[\w-]+\.)+[a-z]{2,}(?:[:/?#]\S*)?)", re.IGNORECASE)
_CPV_CODE = re.compile(r"([0-9]{8})(-[0-9])?")


class BadCell(ValueError):
    """The cell does not hold what its column is for."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


def country(text: str) -> str:
    code = words.country(text)
    if code is None:
        raise BadCell(Fault.COUNTRY)
    return code


def legal_form(text: str) -> LegalForm:
    form = words.legal_form(text)
    if form is None:
        raise BadCell(Fault.LEGAL_FORM)
    return form


def kvk_number(text: str) -> str:
    try:
        return identifiers.kvk_number(text)
    except InvalidIdentifier:
        raise BadCell(Fault.KVK_NUMBER) from None


def establishment_number(text: str) -> str:
    try:
        return identifiers.establishment_number(text)
    except InvalidIdentifier:
        raise BadCell(Fault.ESTABLISHMENT_NUMBER) from None


def vat_id(text: str, country: str, form: LegalForm | None) -> str:
    try:
        if country == "NL":
            return identifiers.vat_id(text, form)
        return identifiers.foreign_vat_id(country, text)
    except CitizenServiceNumber:
        raise BadCell(Fault.CITIZEN_SERVICE_NUMBER) from None
    except InvalidIdentifier:
        raise BadCell(Fault.VAT_ID) from None


def rsin(text: str, form: LegalForm | None) -> str:
    """Nine digits of a sole trader, or of who may be one, are a citizen service number."""
    if form is None or form.is_personal:
        raise BadCell(Fault.CITIZEN_SERVICE_NUMBER)
    try:
        return identifiers.rsin(text)
    except InvalidIdentifier:
        raise BadCell(Fault.RSIN) from None


def postcode(text: str, country: str) -> str:
    try:
        return identifiers.postcode(text) if country == "NL" else identifiers.foreign_postcode(country, text)
    except InvalidIdentifier:
        raise BadCell(Fault.POSTCODE) from None


def cpv_codes(text: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """Codes with or without check digit, in their order and each once; `known` has them by eight digits."""
    codes = [_cpv_code(word, known) for word in re.split(r"[\s,;|]+", text) if word]
    distinct = tuple(dict.fromkeys(codes))
    if len(distinct) > MOST_CPV_CODES:
        raise BadCell(Fault.CPV_CODES)
    return distinct


def _cpv_code(word: str, known: Mapping[str, str]) -> str:
    match = _CPV_CODE.fullmatch(word)
    code = known.get(match[1]) if match else None
    if match is None or code is None or (match[2] and word != code):
        raise BadCell(Fault.CPV_CODES)
    return code


def email(text: str) -> str:
    try:
        return validate_email(text, check_deliverability=False).normalized.lower()
    except EmailNotValidError:
        raise BadCell(Fault.EMAIL) from None


def phone(text: str) -> str:
    if not _PHONE.fullmatch(text):
        raise BadCell(Fault.PHONE)
    return text


def website(text: str) -> str:
    match = _WEBSITE.fullmatch(text)
    if match is None:
        raise BadCell(Fault.WEBSITE)
    return f"{(match[1] or 'https://').lower()}{match[2]}"


def staff(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,6}", text):
        raise BadCell(Fault.STAFF)
    return int(text)


def languages(text: str) -> tuple[str, ...]:
    """Codes of the languages that are named, in their order and each once."""
    codes = [words.language(word) for word in re.split(r"[,;|/]+", text) if word.strip()]
    known = tuple(dict.fromkeys(code for code in codes if code is not None))
    if None in codes:
        raise BadCell(Fault.LANGUAGES)
    return known

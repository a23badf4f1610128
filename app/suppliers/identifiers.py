"""Numbers that identify a firm: how each is written, and how to tell that it cannot be right.

A Dutch VAT id given out to a sole trader before 2020 is that person's citizen service number
(burgerservicenummer) with a suffix. Such an id is refused, and `mask` hides it wherever text is shown or kept.
"""

import re
from collections.abc import Iterator

from flask_babel import LazyString
from stdnum.eu import vat
from stdnum.exceptions import ValidationError
from stdnum.iso7064 import mod_97_10
from stdnum.nl import bsn

from app.core.i18n import lazy
from app.suppliers.kinds import LegalForm

# ISO 3166 codes. stdnum's list has Northern Ireland (XI) too, for VAT on goods.
EU_COUNTRIES = frozenset(code.upper() for code in vat.MEMBER_STATES if code != "xi")

_SEPARATORS = re.compile(r"[\s.\-]+")
_DUTCH_VAT_ID = re.compile(r"(?:NL)?([0-9]{9})B([0-9]{2})")
_DUTCH_POSTCODE = re.compile(r"([1-9][0-9]{3})([A-Z]{2})")
# Letter pairs that the Dutch post never gives out.
_UNUSED_POSTCODE_LETTERS = frozenset({"SA", "SD", "SS"})
_FOREIGN_POSTCODE = re.compile(r"[A-Z0-9][A-Z0-9 \-]{2,9}")
_FOUR_DIGITS = re.compile(r"[1-9][0-9]{3}")
_COUNTRIES_WITH_FOUR_DIGITS = frozenset({"AT", "BE", "BG", "CY", "DK", "HU", "LU", "SI"})
# Nine digits as people write a fiscal number (123456782, 1234.56.782, 123 456 782), with a VAT suffix or without.
# A CPV code (eight digits, hyphen, one digit) is no such number.
_FISCAL_NUMBER = re.compile(
    r"(?<!\d)(\d{9}|\d{4}[ .\-]\d{2}[ .\-]\d{3}|\d{3}[ .\-]\d{3}[ .\-]\d{3})(?!\d)(?:[ .\-]*[Bb][ .\-]*(\d{2})(?!\d))?",
    re.ASCII,
)


class InvalidIdentifier(ValueError):
    """The text is not such a number; `message` tells a person why, in the language of the reader."""

    def __init__(self, message: LazyString) -> None:
        self.message = message

    def __str__(self) -> str:
        return str(self.message)


class CitizenServiceNumber(InvalidIdentifier):
    """The text holds, or may hold, a citizen service number. Neither the message nor the error keeps it."""


def kvk_number(text: str) -> str:
    """Eight digits; leading zeros count. The trade register has no check digit."""
    return _digits(text, 8, lazy("A KvK number has 8 digits."))


def establishment_number(text: str) -> str:
    """Twelve digits of the trade register's vestigingsnummer."""
    return _digits(text, 12, lazy("An establishment number has 12 digits."))


def rsin(text: str) -> str:
    """Nine digits that pass the eleven-test. Sole traders have no RSIN."""
    number = _digits(text, 9, lazy("An RSIN has 9 digits."))
    if not _passes_eleven_test(number):
        raise InvalidIdentifier(lazy("This RSIN is not correct. Check the digits."))
    return number


def vat_id(text: str, legal_form: LegalForm | None) -> str:
    """A Dutch VAT id as `NL#########B##`. Without a legal form the strict rule for sole traders holds."""
    match = _DUTCH_VAT_ID.fullmatch(_compact(text))
    if legal_form is LegalForm.FOREIGN:
        raise InvalidIdentifier(lazy("A firm from another country gives the VAT id of that country."))
    if not match or match[2] == "00":
        raise _malformed_vat_id(text, legal_form)
    digits, suffix = match.groups()
    if _passes_mod_97(digits, suffix):
        return f"NL{digits}B{suffix}"
    if not _passes_eleven_test(digits):
        raise InvalidIdentifier(lazy("This VAT id is not correct. Check the digits."))
    if legal_form is None or legal_form.is_personal:
        raise _citizen_service_number(legal_form)
    return f"NL{digits}B{suffix}"


def foreign_vat_id(country: str, text: str) -> str:
    """The VAT id of another EU member state, with its prefix; `country` is the ISO 3166 code (GR, not EL)."""
    code = country.strip().upper()
    if code not in EU_COUNTRIES - {"NL"}:
        raise InvalidIdentifier(lazy("Choose another country of the European Union."))
    prefix = "EL" if code == "GR" else code
    number = prefix + text.strip().upper().removeprefix(prefix)
    try:
        return str(vat.validate(number))
    except ValidationError:
        raise InvalidIdentifier(lazy("This is no VAT id of that country.")) from None


def postcode(text: str) -> str:
    """A Dutch postcode as `3941 AB`."""
    match = _DUTCH_POSTCODE.fullmatch(_compact(text))
    if not match or match[2] in _UNUSED_POSTCODE_LETTERS:
        raise InvalidIdentifier(lazy("A postcode has four digits and two letters, such as 3941 AB."))
    return f"{match[1]} {match[2]}"


def foreign_postcode(country: str, text: str) -> str:
    """The postcode of another country, in capitals and without the country's letters before it."""
    plain = re.sub(rf"^{country}?-?\s?(?=\d)", "", text.strip().upper())
    shape = _FOUR_DIGITS if country in _COUNTRIES_WITH_FOUR_DIGITS else _FOREIGN_POSTCODE
    if not shape.fullmatch(plain):
        raise InvalidIdentifier(lazy("This is no postcode of that country."))
    return plain


def contains_citizen_service_number(text: str) -> bool:
    """Whether some number in the text could be a citizen service number, alone or as a VAT id."""
    return next(_citizen_service_numbers(text), None) is not None


def mask(text: str, legal_form: LegalForm | None = None) -> str:
    """The text with the digits of what could be a citizen service number replaced by asterisks.

    A firm that is known not to be a sole trader has fiscal numbers of its own, so its text stays as it is.
    """
    if legal_form is not None and not legal_form.is_personal:
        return text
    for start, end in list(_citizen_service_numbers(text)):
        text = text[:start] + re.sub(r"\d", "*", text[start:end]) + text[end:]
    return text


def _citizen_service_numbers(text: str) -> Iterator[tuple[int, int]]:
    for match in _FISCAL_NUMBER.finditer(text):
        digits, suffix = _compact(match[1]), match[2]
        if suffix is not None and _passes_mod_97(digits, suffix):
            continue
        if _passes_eleven_test(digits):
            yield match.span(1)


def _malformed_vat_id(text: str, legal_form: LegalForm | None) -> InvalidIdentifier:
    """A bare citizen service number, or one with a damaged suffix, is as secret as a whole old VAT id."""
    if (legal_form is None or legal_form.is_personal) and contains_citizen_service_number(text):
        return _citizen_service_number(legal_form)
    return InvalidIdentifier(lazy("A VAT id looks like NL123456789B01."))


def _citizen_service_number(legal_form: LegalForm | None) -> CitizenServiceNumber:
    if legal_form is None:
        return CitizenServiceNumber(
            lazy("This VAT id may contain a citizen service number (BSN). State the legal form with it.")
        )
    return CitizenServiceNumber(
        lazy(
            "This is an old VAT number that contains a citizen service number (BSN)."
            " Use the VAT id that the tax office has given you since 2020."
        )
    )


def _digits(text: str, length: int, message: LazyString) -> str:
    number = _compact(text)
    if not re.fullmatch(rf"[0-9]{{{length}}}", number):
        raise InvalidIdentifier(message)
    return number


def _compact(text: str) -> str:
    return _SEPARATORS.sub("", text).upper()


def _passes_eleven_test(digits: str) -> bool:
    return int(digits) > 0 and bsn.checksum(digits) == 0


def _passes_mod_97(digits: str, suffix: str) -> bool:
    return mod_97_10.is_valid(f"NL{digits}B{suffix}")

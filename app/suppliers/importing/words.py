"""Words in a file that stand for something in a closed list: legal forms, countries and languages."""

import re
from functools import cache

from babel import Locale

from app.suppliers.identifiers import EU_COUNTRIES
from app.suppliers.kinds import LegalForm
from app.suppliers.languages import KNOWN

_LEGAL_FORMS = {
    "eenmanszaak": LegalForm.EENMANSZAAK,
    "zzp": LegalForm.EENMANSZAAK,
    "soletrader": LegalForm.EENMANSZAAK,
    "vof": LegalForm.VOF,
    "vennootschaponderfirma": LegalForm.VOF,
    "maatschap": LegalForm.MAATSCHAP,
    "cv": LegalForm.CV,
    "commanditairevennootschap": LegalForm.CV,
    "bv": LegalForm.BV,
    "beslotenvennootschap": LegalForm.BV,
    "nv": LegalForm.NV,
    "naamlozevennootschap": LegalForm.NV,
    "stichting": LegalForm.STICHTING,
    "vereniging": LegalForm.VERENIGING,
    "coöperatie": LegalForm.COOPERATIE,
    "cooperatie": LegalForm.COOPERATIE,
    "foreign": LegalForm.FOREIGN,
    "buitenlands": LegalForm.FOREIGN,
}
# The form as the register writes it in a name (Civil Code 2:66, 2:177). Not "CV": installers of heating use it too.
_AT_THE_END = re.compile(r"\b(b\.?v|n\.?v|v\.?o\.?f)\.?$", re.IGNORECASE)
_AT_THE_START = re.compile(r"(stichting|vereniging|coöperatie|cooperatie|maatschap)\b", re.IGNORECASE)


def legal_form(text: str) -> LegalForm | None:
    """The form that a word or abbreviation names; None when it is not known."""
    return _LEGAL_FORMS.get(re.sub(r"[\W_]", "", text.lower()))


def legal_form_in_name(name: str) -> LegalForm | None:
    """The form that a Dutch name states by itself, as in `De Vries Dakwerken B.V.`"""
    found = _AT_THE_END.search(name) or _AT_THE_START.match(name)
    return legal_form(found[1]) if found else None


def country(text: str) -> str | None:
    """The ISO 3166 code of a member state given as a code or as its Dutch or English name; else None."""
    return _countries().get(text.strip().casefold())


@cache
def _countries() -> dict[str, str]:
    words = {code.casefold(): code for code in EU_COUNTRIES}
    words |= {"nld": "NL", "holland": "NL", "bel": "BE", "deu": "DE", "d": "DE", "b": "BE", "el": "GR"}
    for language in ("nl", "en"):
        names = Locale(language).territories
        words |= {names[code].casefold(): code for code in EU_COUNTRIES}
    return words


def language(text: str) -> str | None:
    """The ISO 639-1 code of a language given as a code or as its Dutch or English name; else None."""
    return _languages().get(text.strip().casefold())


@cache
def _languages() -> dict[str, str]:
    words = {code: code for code in KNOWN}
    for reader in ("nl", "en"):
        names = Locale(reader).languages
        words |= {names[code].casefold(): code for code in KNOWN}
    return words

"""Which column holds what: proposed from the headings, changed by the person who imports."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from app.core.errors import DomainError
from app.core.i18n import lazy

T = TypeVar("T", bound=StrEnum)


class Target(StrEnum):
    """What a column can be used for."""

    NAME = "name"
    TRADE_NAME = "trade_name"
    LEGAL_FORM = "legal_form"
    KVK_NUMBER = "kvk_number"
    ESTABLISHMENT_NUMBER = "establishment_number"
    VAT_ID = "vat_id"
    RSIN = "rsin"
    COUNTRY = "country"
    FOREIGN_ID = "foreign_id"
    STREET = "street"
    HOUSE_NUMBER = "house_number"
    POSTCODE = "postcode"
    TOWN = "town"
    CPV_CODES = "cpv_codes"
    DESCRIPTION_NL = "description_nl"
    DESCRIPTION_EN = "description_en"
    CONTACT_NAME = "contact_name"
    EMAIL = "email"
    PHONE = "phone"
    WEBSITE = "website"
    STAFF = "staff"
    LANGUAGES = "languages"


Columns = Mapping[Target, str]

LABELS = {
    Target.NAME: lazy("Name"),
    Target.TRADE_NAME: lazy("Trade name"),
    Target.LEGAL_FORM: lazy("Legal form"),
    Target.KVK_NUMBER: lazy("KvK number"),
    Target.ESTABLISHMENT_NUMBER: lazy("Establishment number"),
    Target.VAT_ID: lazy("VAT id"),
    Target.RSIN: lazy("RSIN"),
    Target.COUNTRY: lazy("Country"),
    Target.FOREIGN_ID: lazy("Number in a foreign register"),
    Target.STREET: lazy("Street"),
    Target.HOUSE_NUMBER: lazy("House number"),
    Target.POSTCODE: lazy("Postcode"),
    Target.TOWN: lazy("Town"),
    Target.CPV_CODES: lazy("CPV codes"),
    Target.DESCRIPTION_NL: lazy("Description in Dutch"),
    Target.DESCRIPTION_EN: lazy("Description in English"),
    Target.CONTACT_NAME: lazy("Contact person"),
    Target.EMAIL: lazy("E-mail address"),
    Target.PHONE: lazy("Telephone"),
    Target.WEBSITE: lazy("Website"),
    Target.STAFF: lazy("Staff"),
    Target.LANGUAGES: lazy("Languages"),
}

# Headings as people write them, without spaces, signs and capitals; the likeliest first.
_HEADINGS = {
    Target.NAME: "naam bedrijfsnaam firmanaam statutairenaam naambedrijf organisatie bedrijf name companyname company",
    Target.TRADE_NAME: "handelsnaam tradename tradingname",
    Target.LEGAL_FORM: "rechtsvorm legalform",
    Target.KVK_NUMBER: "kvknummer kvk kvknr kamervankoophandel kvknumber cocnumber coc",
    Target.ESTABLISHMENT_NUMBER: "vestigingsnummer vestigingsnr establishmentnumber",
    Target.VAT_ID: "btwid btwnummer btwidentificatienummer btwnr btw vatid vatnumber vat",
    Target.RSIN: "rsin rsinnummer fiscaalnummer",
    Target.COUNTRY: "land landcode country countrycode",
    Target.FOREIGN_ID: "buitenlandsregister registernummer ondernemingsnummer foreignid registrationnumber",
    Target.STREET: "straat straatnaam street streetname",
    Target.HOUSE_NUMBER: "huisnummer huisnr nummer housenumber",
    Target.POSTCODE: "postcode postcodes pc postalcode zip zipcode",
    Target.TOWN: "plaats plaatsnaam woonplaats vestigingsplaats stad place town city",
    Target.CPV_CODES: "cpvcodes cpvcode cpv",
    Target.DESCRIPTION_NL: "omschrijving beschrijving omschrijvingnl activiteiten activiteit description descriptionnl"
    " workdescriptionnl",
    Target.DESCRIPTION_EN: "omschrijvingengels omschrijvingen descriptionen",
    Target.CONTACT_NAME: "contactpersoon contact naamcontactpersoon contactname contactperson",
    Target.EMAIL: "email emailadres mail mailadres emailaddress",
    Target.PHONE: "telefoon telefoonnummer tel mobiel phone phonenumber telephone",
    Target.WEBSITE: "website web site internet url homepage webadres",
    Target.STAFF: "medewerkers aantalmedewerkers werknemers personeel fte staff employees",
    Target.LANGUAGES: "talen taal spreektalen languages language",
}


class BadMapping(DomainError):
    """The columns do not fit the file, or nothing says which column holds the name."""


def propose(headers: Sequence[str]) -> dict[Target, str]:
    """The columns whose headings are known. A column is proposed once; a trade name alone serves as the name."""
    proposed = recognise(headers, _HEADINGS)
    if Target.NAME not in proposed and Target.TRADE_NAME in proposed:
        proposed[Target.NAME] = proposed.pop(Target.TRADE_NAME)
    return proposed


def recognise(headers: Sequence[str], headings: Mapping[T, str]) -> dict[T, str]:
    """The column for each target that has one; `headings` are written as in _HEADINGS."""
    by_heading: dict[str, str] = {}
    for header in headers:
        by_heading.setdefault(_plain(header), header)
    recognised = {}
    for target, known in headings.items():
        found = next((by_heading[heading] for heading in known.split() if heading in by_heading), None)
        if found is not None:
            recognised[target] = found
    return recognised


def demand_fit(columns: Columns, headers: Sequence[str]) -> None:
    """Raises BadMapping when the file has no such column, or no column holds the name."""
    for column in columns.values():
        if column not in headers:
            raise BadMapping(lazy("The file has no column %(column)s.", column=column))
    if Target.NAME not in columns:
        raise BadMapping(lazy("Say which column holds the name of the firm."))


def _plain(header: str) -> str:
    return re.sub(r"[^a-z0-9]", "", header.lower())

"""What the columns of a member list hold."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from app.core.errors import DomainError
from app.core.i18n import Text, lazy
from app.suppliers.importing.mapping import recognise


class Column(StrEnum):
    """What a column can be used for."""

    NAME = "name"
    KVK_NUMBER = "kvk_number"
    WEBSITE = "website"
    EMAIL = "email"
    CONTACT_NAME = "contact_name"
    POSTCODE = "postcode"
    SINCE = "since"
    UNTIL = "until"


LABELS: dict[Column, Text] = {
    Column.NAME: lazy("Name of the firm"),
    Column.KVK_NUMBER: lazy("KvK number"),
    Column.WEBSITE: lazy("Website or domain"),
    Column.EMAIL: lazy("E-mail address"),
    Column.CONTACT_NAME: lazy("Contact person"),
    Column.POSTCODE: lazy("Postcode"),
    Column.SINCE: lazy("Member since"),
    Column.UNTIL: lazy("Member until"),
}

# As in suppliers/importing/mapping.py: without spaces, signs and capitals, the likeliest first.
_HEADINGS = {
    Column.NAME: "naam bedrijfsnaam firmanaam naambedrijf organisatie bedrijf lid handelsnaam name companyname company",
    Column.KVK_NUMBER: "kvknummer kvk kvknr kamervankoophandel kvknumber cocnumber coc",
    Column.WEBSITE: "website web site domein internet url homepage webadres domain",
    Column.EMAIL: "email emailadres mail mailadres emailaddress",
    Column.CONTACT_NAME: "contactpersoon contact naamcontactpersoon contactname contactperson",
    Column.POSTCODE: "postcode pc postalcode zip zipcode",
    Column.SINCE: "lidsinds lidvanaf ingangsdatum sinds vanaf begindatum startdatum membersince since from",
    Column.UNTIL: "lidtot lidtotenmet einddatum tot totenmet opgezegdper memberuntil until",
}


class BadColumns(DomainError):
    """The columns do not fit the file, or nothing says which column holds the name."""


def propose(headers: Sequence[str]) -> dict[Column, str]:
    """The columns whose headings are known."""
    return recognise(headers, _HEADINGS)


def demand_fit(columns: Mapping[Column, str], headers: Sequence[str]) -> None:
    """Raises BadColumns."""
    for column in columns.values():
        if column not in headers:
            raise BadColumns(lazy("The file has no column %(column)s.", column=column))
    if Column.NAME not in columns:
        raise BadColumns(lazy("Say which column holds the name of the firm."))

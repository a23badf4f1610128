"""Who sees which field of a profile. The forms say it beside each field, and the page of the firm lists it."""

from dataclasses import dataclass
from enum import StrEnum

from app.core.i18n import Text, lazy


class Audience(StrEnum):
    EVERYBODY = "everybody"
    REVIEWERS = "reviewers"
    NOBODY = "nobody"


AUDIENCES: dict[Audience, Text] = {
    Audience.EVERYBODY: lazy("Visible to everybody"),
    Audience.REVIEWERS: lazy("Only for whoever checks your application"),
    Audience.NOBODY: lazy("Never shown to anybody"),
}


@dataclass(frozen=True)
class Shown:
    """A field and who sees it; of a sole trader perhaps fewer people."""

    label: Text
    audience: Audience
    of_sole_trader: Audience | None = None

    def audience_for(self, *, is_personal: bool) -> Audience:
        return self.of_sole_trader if is_personal and self.of_sole_trader else self.audience


_ALL, _REVIEWERS, _NOBODY = Audience.EVERYBODY, Audience.REVIEWERS, Audience.NOBODY

# By the name of the field in the forms; one of a list of rows by the name of the list and a dot.
FIELDS: dict[str, Shown] = {
    "name": Shown(lazy("Name of your firm"), _ALL),
    "trade_name": Shown(lazy("Trade name"), _ALL),
    "legal_form": Shown(lazy("Legal form"), _ALL),
    "country": Shown(lazy("Country"), _ALL),
    "kvk_number": Shown(lazy("KvK number"), _ALL),
    "foreign_id": Shown(lazy("Number in the national business register"), _ALL),
    "establishment_number": Shown(lazy("Establishment number"), _REVIEWERS),
    "vat_id": Shown(lazy("VAT id"), _REVIEWERS),
    "rsin": Shown(lazy("RSIN"), _REVIEWERS),
    "street": Shown(lazy("Street"), _ALL, _REVIEWERS),
    "house_number": Shown(lazy("House number"), _ALL, _REVIEWERS),
    "postcode": Shown(lazy("Postcode"), _ALL, _REVIEWERS),
    "town": Shown(lazy("Town"), _ALL),
    "service_area": Shown(lazy("Where you work"), _ALL),
    "service_municipalities": Shown(lazy("Municipalities in the region"), _ALL),
    "municipalities_around": Shown(lazy("Municipalities around the region"), _ALL),
    "radius_km": Shown(lazy("Distance in kilometres"), _ALL),
    "cpv": Shown(lazy("Kinds of work"), _ALL),
    "description_nl": Shown(lazy("Description in Dutch"), _ALL),
    "description_en": Shown(lazy("Description in English"), _ALL),
    "themes": Shown(lazy("Themes"), _ALL),
    "staff": Shown(lazy("How many people work at your firm"), _REVIEWERS),
    "size": Shown(lazy("Size class of your firm"), _ALL),
    "turnover": Shown(lazy("Turnover"), _NOBODY),
    "balance_total": Shown(lazy("Balance total"), _NOBODY),
    "certificates": Shown(lazy("Certificates"), _ALL),
    "documents": Shown(lazy("Documents with your proofs"), _REVIEWERS),
    "images": Shown(lazy("Logo and photos"), _ALL),
    "social": Shown(lazy("Social work"), _ALL),
    "places": Shown(lazy("Places for work and learning"), _ALL),
    "languages": Shown(lazy("Languages"), _ALL),
    "more_languages": Shown(lazy("Other languages"), _ALL),
    "full_until": Shown(lazy("Full up to and including"), _ALL),
    "references": Shown(lazy("Projects you are proud of"), _ALL),
    "branches": Shown(lazy("Branches: name and town"), _ALL),
    "branches.address": Shown(lazy("Branches: street and postcode"), _REVIEWERS),
    "sbi": Shown(lazy("SBI codes"), _REVIEWERS),
    "contact_name": Shown(lazy("Contact person"), _REVIEWERS),
    "email": Shown(lazy("E-mail address for buyers"), _REVIEWERS),
    "phone": Shown(lazy("Phone number"), _ALL, _REVIEWERS),
    "website": Shown(lazy("Website"), _ALL),
}


def seen_by(name: str, *, is_personal: bool) -> Text | None:
    """In words, who sees the field of a form; None for a field that is nobody's business."""
    shown = FIELDS.get(name)
    return AUDIENCES[shown.audience_for(is_personal=is_personal)] if shown else None


def by_audience(*, is_personal: bool) -> dict[Audience, list[Text]]:
    """The names of all fields, under who sees them."""
    listed: dict[Audience, list[Text]] = {audience: [] for audience in Audience}
    for shown in FIELDS.values():
        listed[shown.audience_for(is_personal=is_personal)].append(shown.label)
    return listed

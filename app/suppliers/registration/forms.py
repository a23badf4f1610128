"""The forms of the later steps. Each reads its part of a profile and gives it back as details."""

from functools import partial

from werkzeug.datastructures import MultiDict
from wtforms import (
    EmailField,
    Field,
    Form,
    IntegerField,
    RadioField,
    StringField,
    TelField,
    TextAreaField,
)
from wtforms.validators import DataRequired, Email, Length, NumberRange, Optional, StopValidation, ValidationError

from app.accounts.models import User
from app.core.clock import today
from app.core.forms import CheckboxesField
from app.core.i18n import language, lazy
from app.organisations.queries import municipalities_in_region, themes
from app.reference.queries import cpv_labels, find_postcode, municipalities, neighbours_of
from app.suppliers import identifiers
from app.suppliers.completeness import SHORTEST_DESCRIPTION
from app.suppliers.details import ContactDetails, PlaceDetails, TradeDetails
from app.suppliers.filling import MOST_CPV_CODES
from app.suppliers.kinds import ServiceAreaKind
from app.suppliers.labels import SERVICE_AREAS
from app.suppliers.models import Supplier
from app.suppliers.registration.fields import (
    PickedField,
    StepForm,
    choices,
    no_bare_citizen_service_number,
    no_citizen_service_number,
    stripped,
    web_address,
    written_as,
)

_STRIPPED = {"filters": [stripped]}
_PERSONAL = {"autocomplete": "off"}
LONGEST_DESCRIPTION = 4000
LONGEST_RADIUS_KM = 300


def _radius_if_chosen(form: Form, field: Field) -> None:
    if form.service_area.data == ServiceAreaKind.RADIUS and not any(field.raw_data or ()):
        field.errors = []  # "not a number" says nothing more about an empty field
        raise StopValidation(lazy("Fill in how many kilometres you travel."))


class PlaceForm(StepForm):
    """Seat and service area. `country` decides how the postcode is read."""

    street = StringField(
        lazy("Street"),
        [Length(max=120), no_citizen_service_number],
        render_kw={"autocomplete": "address-line1"},
        **_STRIPPED,
    )
    house_number = StringField(
        lazy("House number"), [Length(max=12), no_citizen_service_number], render_kw=_PERSONAL, **_STRIPPED
    )
    postcode = StringField(
        lazy("Postcode"),
        [DataRequired(lazy("Fill in the postcode of your firm.")), Length(max=12)],
        render_kw={"autocomplete": "postal-code"},
        **_STRIPPED,
    )
    town = StringField(
        lazy("Town"),
        [Length(max=80), no_citizen_service_number],
        render_kw={"autocomplete": "address-level2"},
        **_STRIPPED,
    )
    service_area = RadioField(
        lazy("Where do you work?"),
        [DataRequired(lazy("Choose where your firm works."))],
        choices=choices(SERVICE_AREAS),
    )
    service_municipalities = CheckboxesField(lazy("Municipalities in the region"))
    municipalities_around = CheckboxesField(lazy("Municipalities around the region"))
    radius_km = IntegerField(
        lazy("Distance in kilometres"),
        [_radius_if_chosen, Optional(), NumberRange(1, LONGEST_RADIUS_KM, lazy("Fill in a number from 1 to 300."))],
        render_kw={"inputmode": "numeric"},
    )

    def __init__(self, supplier: Supplier, typed: MultiDict[str, str] | None = None) -> None:
        worked_in = [area.municipality_code for area in supplier.areas]
        kept = {"service_municipalities": worked_in, "municipalities_around": worked_in}
        super().__init__(typed=typed, obj=supplier, data=kept)
        self.country, self.is_dutch = supplier.country, supplier.country == "NL"
        self._offer_municipalities(worked_in)

    def _offer_municipalities(self, worked_in: list[str]) -> None:
        """Those of the region, and apart from them its neighbours and what the profile held already."""
        inside = {place.code: place.name for place in municipalities_in_region(today())}
        around = {place.code: place.name for place in neighbours_of(inside)}
        others = set(worked_in) - set(inside) - set(around)
        around |= {place.code: place.name for place in municipalities(others)} if others else {}
        self.service_municipalities.choices = choices(inside)
        self.municipalities_around.choices = choices(around)

    @property
    def works_around(self) -> bool:
        """Whether a municipality outside the region is chosen."""
        return any(chosen for _value, _label, chosen, *_rest in self.municipalities_around.iter_choices())

    def validate_postcode(self, field: StringField) -> None:
        """Municipality and point on the map follow from a Dutch postcode, so an unknown one is refused."""
        if not field.data:
            return
        read = identifiers.postcode if self.is_dutch else partial(identifiers.foreign_postcode, self.country)
        written_as(read)(self, field)
        if self.is_dutch and find_postcode(field.data) is None:
            raise ValidationError(lazy("We do not know this postcode. Use the one of your visiting address."))

    def validate_town(self, field: StringField) -> None:
        if not field.data and not self.is_dutch:
            raise ValidationError(lazy("Fill in the town of your firm."))

    def validate_service_municipalities(self, field: CheckboxesField) -> None:
        chosen = (field.data or []) + (self.municipalities_around.data or [])
        if self.service_area.data == ServiceAreaKind.MUNICIPALITIES and not chosen:
            raise ValidationError(lazy("Choose at least one municipality."))

    def to_details(self) -> PlaceDetails:
        """A Dutch town that was left empty is the one that the postcode lies in."""
        area = find_postcode(self.postcode.data) if self.is_dutch else None
        return PlaceDetails(
            street=self.street.data,
            house_number=self.house_number.data,
            postcode=self.postcode.data,
            town=self.town.data or (area.place if area else None),
            service_area=ServiceAreaKind(self.service_area.data),
            radius_km=self.radius_km.data,
            service_municipalities=(
                *(self.service_municipalities.data or ()),
                *(self.municipalities_around.data or ()),
            ),
        )


class TradeForm(StepForm):
    cpv = PickedField(
        lazy("Kinds of work"),
        [
            DataRequired(lazy("Choose at least one kind of work.")),
            Length(max=MOST_CPV_CODES, message=lazy("Choose at most %(n)s kinds of work.", n=MOST_CPV_CODES)),
        ],
        description=lazy("Buyers use the same list (CPV). The first one counts as your main work."),
    )
    description_nl = TextAreaField(
        lazy("Description in Dutch"),
        [
            DataRequired(lazy("Describe what your firm does.")),
            Length(
                min=SHORTEST_DESCRIPTION,
                max=LONGEST_DESCRIPTION,
                message=lazy(
                    "Write between %(min)s and %(max)s characters.", min=SHORTEST_DESCRIPTION, max=LONGEST_DESCRIPTION
                ),
            ),
            no_citizen_service_number,
        ],
        description=lazy(
            "What do you make or do, for whom, and what are you good at? Use the words your customers use."
        ),
        render_kw={"rows": 8},
        **_STRIPPED,
    )
    description_en = TextAreaField(
        lazy("Description in English"),
        [Length(max=LONGEST_DESCRIPTION), no_citizen_service_number],
        render_kw={"rows": 5},
        **_STRIPPED,
    )
    themes = CheckboxesField(
        lazy("Themes"), description=lazy("Only tick a theme that a buyer can recognise in your work.")
    )

    def __init__(self, supplier: Supplier, typed: MultiDict[str, str] | None = None) -> None:
        kept = {
            "cpv": list(supplier.cpv_codes),
            "description_nl": supplier.description_nl,
            "description_en": supplier.description_en,
            "themes": [theme.theme_key for theme in supplier.themes],
        }
        super().__init__(typed=typed, data=kept)
        labels = cpv_labels(self.cpv.data or (), language())
        self.cpv.offer({code: f"{code} {label}" for code, label in labels.items()})
        self.themes.choices = choices({theme.key: theme.label(language()) for theme in themes()})

    def to_details(self) -> TradeDetails:
        return TradeDetails(
            cpv_codes=tuple(self.cpv.data or ()),
            description_nl=self.description_nl.data,
            description_en=self.description_en.data,
            themes=tuple(self.themes.data or ()),
        )


class ContactForm(StepForm):
    """A new firm starts with the name and address of the person who registers it."""

    contact_name = StringField(
        lazy("Contact person"),
        [Length(max=100), no_citizen_service_number],
        description=lazy("Whom the desk or a municipality can call or write to"),
        render_kw={"autocomplete": "name"},
        **_STRIPPED,
    )
    email = EmailField(
        lazy("E-mail address for buyers"),
        [
            DataRequired(lazy("Fill in an e-mail address.")),
            no_citizen_service_number,
            Email(lazy("This is not an e-mail address. Example: name@example.nl")),
            Length(max=254),
        ],
        description=lazy("Municipalities invite you through it."),
        **_STRIPPED,
    )
    phone = TelField(lazy("Phone number"), [Length(max=30), no_bare_citizen_service_number], **_STRIPPED)
    website = StringField(
        lazy("Website"),
        [Length(max=200), no_citizen_service_number, web_address],
        description=lazy("Is your own e-mail address at this website? Then your application is checked sooner."),
        render_kw={"autocomplete": "url", "inputmode": "url"},
        **_STRIPPED,
    )

    def __init__(self, supplier: Supplier, user: User, typed: MultiDict[str, str] | None = None) -> None:
        is_new = supplier.email is None
        kept = {
            "contact_name": user.name if is_new else supplier.contact_name,
            "email": user.email if is_new else supplier.email,
            "phone": supplier.phone,
            "website": supplier.website,
        }
        super().__init__(typed=typed, data=kept)

    def to_details(self) -> ContactDetails:
        return ContactDetails(
            contact_name=self.contact_name.data,
            email=self.email.data,
            phone=self.phone.data,
            website=self.website.data,
        )

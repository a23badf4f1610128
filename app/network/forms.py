"""Forms on the pages of the network."""

import re
from typing import Any

from wtforms import BooleanField, DateField, EmailField, Field, SelectField, StringField, TelField, TextAreaField
from wtforms.validators import DataRequired, Email, InputRequired, Length, Optional, ValidationError

from app.core.clock import today
from app.core.forms import SeenForm
from app.core.i18n import _, lazy
from app.network.details import Presentation, Seat, Signature
from app.network.queries import ever_taking_part
from app.organisations.bodies import REGION, Body, body_with, choices_of
from app.texts.fields import MarkdownField, stripped

LONGEST_NAME = 120
LONGEST_ADDRESS = 300
_WEB_ADDRESS = re.compile(r"https?://[^\s/?#@]+\.[^\s/?#@]{2,}(?:[/?#]\S*)?", re.IGNORECASE)
_NAME_LENGTH = Length(max=LONGEST_NAME, message=lazy("Use at most %(max)d characters."))


class PageForm(SeenForm):
    text = MarkdownField(lazy("Text"), [DataRequired(lazy("Write the text of the page."))])


class PresentationForm(SeenForm):
    introduction = MarkdownField(
        lazy("Introduction"), description=lazy("Who you are and what you do, in a few sentences.")
    )
    website = StringField(lazy("Website"), [_NAME_LENGTH], filters=[stripped], render_kw={"inputmode": "url"})
    email = EmailField(
        lazy("E-mail address"),
        [Optional(), Email(lazy("This is not an e-mail address. Example: name@example.nl")), _NAME_LENGTH],
        filters=[stripped],
        description=lazy("Everybody can read it: rather one of the organisation than of a person."),
    )
    phone = TelField(lazy("Telephone"), [Length(max=40)], filters=[stripped])
    address = TextAreaField(lazy("Address"), [Length(max=LONGEST_ADDRESS)], filters=[stripped])
    founded_on = DateField(lazy("Founded on"), [Optional()])

    def validate_website(self, field: Field) -> None:
        """`www.example.nl` is taken as https; any other scheme than http and https is refused."""
        if not field.data:
            return
        address = field.data if "://" in field.data else f"https://{field.data}"
        if not _WEB_ADDRESS.fullmatch(address):
            raise ValidationError(_("This is not a web address. Example: www.example.nl"))
        field.data = address

    def validate_founded_on(self, field: Field) -> None:
        if field.data and field.data > today():
            raise ValidationError(_("This day is still to come."))

    def to_details(self) -> Presentation:
        return Presentation(
            introduction=self.introduction.data or "",
            website=self.website.data or "",
            email=self.email.data or "",
            phone=self.phone.data or "",
            address=self.address.data or "",
            founded_on=self.founded_on.data,
        )


class SeatForm(SeenForm):
    name = StringField(lazy("Name"), [DataRequired(lazy("Fill in a name.")), _NAME_LENGTH], filters=[stripped])
    position = StringField(
        lazy("Position"),
        [DataRequired(lazy("Fill in a position.")), _NAME_LENGTH],
        filters=[stripped],
        description=lazy("For example: chair."),
    )
    starts_on = DateField(lazy("On the board from"), [InputRequired(lazy("Fill in a date."))], default=today)
    ends_on = DateField(lazy("Not any more from"), [Optional()])
    agreed = BooleanField(
        lazy("This person agrees to be named here"),
        [DataRequired(lazy("Ask this person first: everybody can read it."))],
    )

    def validate_ends_on(self, field: Field) -> None:
        if field.data and self.starts_on.data and field.data < self.starts_on.data:
            raise ValidationError(_("This day lies before the first one."))

    def to_details(self) -> Seat:
        return Seat(self.name.data, self.position.data, self.starts_on.data, self.ends_on.data)


class SignatoryForm(SeenForm):
    name = StringField(lazy("Name"), [DataRequired(lazy("Fill in a name.")), _NAME_LENGTH], filters=[stripped])
    on_behalf_of = StringField(
        lazy("On behalf of"),
        [DataRequired(lazy("Fill in on whose behalf.")), _NAME_LENGTH],
        filters=[stripped],
        description=lazy("With the position, as it stands under the declaration."),
    )
    body_key = SelectField(lazy("Which organisation of the network is that?"), [Optional()])
    signed_on = DateField(lazy("Signed on"), [InputRequired(lazy("Fill in a date."))], default=today)

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.body_key.choices = [(REGION.key, _("None of them")), *choices_of(ever_taking_part())]

    def validate_signed_on(self, field: Field) -> None:
        if field.data > today():
            raise ValidationError(_("This day is still to come."))

    def to_details(self) -> Signature:
        body: Body = body_with(self.body_key.data or "") or REGION
        return Signature(self.name.data, self.on_behalf_of.data, self.signed_on.data, body)

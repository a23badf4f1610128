"""The form on a firm's public page."""

from flask_wtf import FlaskForm
from wtforms import EmailField, Field, StringField, TextAreaField
from wtforms.validators import DataRequired, Email, Length, ValidationError

from app.core.i18n import lazy
from app.suppliers.contacting.details import Message
from app.suppliers.contacting.spam import MOST_LINKS, has_link, is_link_spam
from app.suppliers.registration.fields import stripped

_STRIPPED = {"filters": [stripped]}


def _no_links(_form: FlaskForm, field: Field) -> None:
    if field.data and has_link(field.data):
        raise ValidationError(lazy("Leave out web addresses here."))


class ContactFirmForm(FlaskForm):
    """`homepage` is for machines that fill in everything: people do not see it."""

    name = StringField(
        lazy("Your name"),
        [DataRequired(lazy("Fill in your name.")), Length(max=100), _no_links],
        render_kw={"autocomplete": "name"},
        **_STRIPPED,
    )
    email = EmailField(
        lazy("Your e-mail address"),
        [
            DataRequired(lazy("Fill in your e-mail address.")),
            Email(lazy("This is not an e-mail address. Example: name@example.nl")),
            Length(max=254),
        ],
        description=lazy("The firm answers to this address."),
        render_kw={"autocomplete": "email"},
        **_STRIPPED,
    )
    organisation = StringField(
        lazy("Organisation"), [Length(max=100), _no_links], render_kw={"autocomplete": "organization"}, **_STRIPPED
    )
    text = TextAreaField(
        lazy("Message"),
        [
            DataRequired(lazy("Write your message.")),
            Length(min=10, max=4000, message=lazy("Write between 10 and 4,000 characters.")),
        ],
        render_kw={"rows": 8},
        **_STRIPPED,
    )
    homepage = StringField(lazy("Leave this empty"))

    def validate_text(self, field: TextAreaField) -> None:
        if is_link_spam(field.data):
            raise ValidationError(
                lazy("Write your message with at most %(number)s links, as plain text.", number=MOST_LINKS)
            )

    @property
    def is_from_machine(self) -> bool:
        return bool(self.homepage.data)

    def to_message(self) -> Message:
        return Message(self.name.data, self.email.data, self.organisation.data, self.text.data)

"""Forms about single firms in a file."""

from babel import Locale
from flask_wtf import FlaskForm
from wtforms import BooleanField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, Email, Length, Optional, ValidationError

from app.core.i18n import language, lazy
from app.sourcing.candidates.services import LONGEST_NOTE, OutsideDetails
from app.sourcing.forms import without_nul
from app.sourcing.shortlists.services import LONGEST_REASON
from app.suppliers.identifiers import InvalidIdentifier, kvk_number


class NoteForm(FlaskForm):
    text = TextAreaField(
        lazy("Note"),
        [DataRequired(lazy("Write down what you want to note.")), Length(max=LONGEST_NOTE)],
        filters=[without_nul],
        description=lazy("Colleagues and the controller read it, and it stands in the export of the file."),
    )
    excludes = BooleanField(
        lazy("Exclude this firm from the file"),
        description=lazy("Then the note is the reason, and the firm cannot be invited until you take that back."),
    )


class OutsideFirmForm(FlaskForm):
    name = StringField(
        lazy("Name of the firm"), [DataRequired(lazy("Fill in the name.")), Length(max=150)], filters=[without_nul]
    )
    country = SelectField(lazy("Country"), [DataRequired(lazy("Choose the country."))])
    register_id = StringField(
        lazy("Number in the trade register"),
        [Optional(), Length(max=40)],
        filters=[without_nul],
        description=lazy("In the Netherlands the KvK number: 8 digits."),
    )
    town = StringField(lazy("Town"), [Optional(), Length(max=80)], filters=[without_nul])
    email = StringField(
        lazy("Mail address"),
        [DataRequired(lazy("Fill in the mail address.")), Email(lazy("Fill in a mail address, such as a@b.nl."))],
        filters=[without_nul],
        description=lazy("The invitation goes there. The firm answers by link, without an account."),
    )
    reason = TextAreaField(
        lazy("Why do you add this firm?"),
        [DataRequired(lazy("Give the reason.")), Length(max=LONGEST_REASON)],
        filters=[without_nul],
    )

    def offer_countries(self) -> None:
        names = _countries()
        codes = sorted((code for code in names if len(code) == 2 and code.isalpha()), key=names.__getitem__)
        self.country.choices = [("NL", names["NL"]), *((code, names[code]) for code in codes if code != "NL")]

    def validate_register_id(self, field: StringField) -> None:
        if self.country.data != "NL" or not field.data:
            return
        try:
            field.data = kvk_number(field.data)
        except InvalidIdentifier as error:
            raise ValidationError(str(error)) from None

    def to_details(self) -> OutsideDetails:
        return OutsideDetails(
            name=self.name.data.strip(),
            country=self.country.data,
            register_id=self.register_id.data or None,
            town=self.town.data or None,
            email=self.email.data,
            reason=self.reason.data,
        )


def country_name(code: str) -> str:
    """In the language of the reader; the code itself where it has no name."""
    return _countries().get(code, code)


def _countries() -> dict[str, str]:
    return {str(code): str(name) for code, name in Locale.parse(language()).territories.items()}

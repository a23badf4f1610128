"""Forms on accounts."""

from flask_wtf import FlaskForm
from wtforms import EmailField, PasswordField, StringField
from wtforms.validators import DataRequired, Email, Length

from app.accounts.passwords import MAXIMUM_LENGTH, MINIMUM_LENGTH
from app.core.i18n import lazy

_REQUIRED_EMAIL = DataRequired(lazy("Fill in your e-mail address."))
_REQUIRED_PASSWORD = DataRequired(lazy("Fill in your password."))
_VALID_EMAIL = Email(lazy("This is not an e-mail address. Example: name@example.nl"))


class SignInForm(FlaskForm):
    email = EmailField(
        lazy("E-mail address"), [_REQUIRED_EMAIL, Length(max=254)], render_kw={"autocomplete": "username"}
    )
    password = PasswordField(
        lazy("Password"),
        [_REQUIRED_PASSWORD, Length(max=MAXIMUM_LENGTH)],
        render_kw={"autocomplete": "current-password"},
    )


class SignUpForm(FlaskForm):
    name = StringField(
        lazy("Your name"),
        [DataRequired(lazy("Fill in your name.")), Length(max=100)],
        render_kw={"autocomplete": "name"},
    )
    email = EmailField(
        lazy("E-mail address"),
        [_REQUIRED_EMAIL, _VALID_EMAIL, Length(max=254)],
        description=lazy("An address at your own firm helps to show that you act for it."),
        render_kw={"autocomplete": "email"},
    )
    password = PasswordField(
        lazy("Password"),
        [_REQUIRED_PASSWORD, Length(max=MAXIMUM_LENGTH)],
        description=lazy("At least %(n)s characters. A sentence is easy to remember.", n=MINIMUM_LENGTH),
        render_kw={"autocomplete": "new-password"},
    )

    def person(self) -> dict[str, str]:
        return {"email": self.email.data or "", "name": self.name.data or "", "password": self.password.data or ""}


class ForgottenForm(FlaskForm):
    email = EmailField(
        lazy("E-mail address"),
        [_REQUIRED_EMAIL, _VALID_EMAIL, Length(max=254)],
        render_kw={"autocomplete": "username"},
    )


class NewPasswordForm(FlaskForm):
    password = PasswordField(
        lazy("New password"),
        [_REQUIRED_PASSWORD, Length(max=MAXIMUM_LENGTH)],
        description=lazy("At least %(n)s characters. A sentence is easy to remember.", n=MINIMUM_LENGTH),
        render_kw={"autocomplete": "new-password"},
    )


class ChangePasswordForm(NewPasswordForm):
    """Sends `current` too; the template puts it first."""

    current = PasswordField(
        lazy("The password you have now"),
        [_REQUIRED_PASSWORD, Length(max=MAXIMUM_LENGTH)],
        render_kw={"autocomplete": "current-password"},
    )


class ConfirmForm(FlaskForm):
    """Only the button: a link that is merely fetched, by a mail scanner for instance, must change nothing."""


class AccountForm(FlaskForm):
    name = StringField(
        lazy("Your name"),
        [DataRequired(lazy("Fill in your name.")), Length(max=100)],
        render_kw={"autocomplete": "name"},
    )

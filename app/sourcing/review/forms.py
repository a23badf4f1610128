"""Signing, returning, adding."""

from flask_wtf import FlaskForm
from wtforms import BooleanField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from app.core.i18n import lazy
from app.sourcing.forms import without_nul
from app.sourcing.shortlists.services import LONGEST_REASON


class SignForm(FlaskForm):
    """Signing is a declaration, too."""

    declares = BooleanField(
        lazy("I read what I sign, did not work on it, and have no interest in any of these firms"),
        [InputRequired(lazy("Without this you cannot sign."))],
    )


class ReturnForm(FlaskForm):
    comment = TextAreaField(
        lazy("Comment"),
        [DataRequired(lazy("Say what has to change.")), Length(max=LONGEST_REASON)],
        filters=[without_nul],
        description=lazy("It stays in the file."),
    )


class AddendumForm(FlaskForm):
    text = TextAreaField(
        lazy("Addendum"),
        [DataRequired(lazy("Write what has to be added.")), Length(max=LONGEST_REASON)],
        filters=[without_nul],
        description=lazy("It counts when a second person, who may sign, agreed to it."),
    )

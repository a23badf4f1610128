"""Who wants to come in, by a work address."""

from flask_wtf import FlaskForm
from wtforms import EmailField
from wtforms.validators import DataRequired, Email, Length

from app.core.i18n import lazy
from app.sso.claims import LONGEST_ADDRESS


class WorkAddressForm(FlaskForm):
    work_email = EmailField(
        lazy("Your work e-mail address"),
        [
            DataRequired(lazy("Fill in your e-mail address.")),
            Email(lazy("This is not an e-mail address. Example: name@example.nl")),
            Length(max=LONGEST_ADDRESS),
        ],
        filters=[lambda text: (text or "").strip()],
        render_kw={"autocomplete": "email"},
    )

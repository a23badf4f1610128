"""The board's forms: a member, its last day, and what the public page says."""

from collections.abc import Sequence
from datetime import date

from flask_wtf import FlaskForm
from wtforms import DateField, RadioField, SelectChoice, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from app.core.i18n import lazy
from app.suppliers.models import Supplier

LONGEST_TEXT = 1000


class AddForm(FlaskForm):
    """One of the firms that were found."""

    supplier_id = RadioField(lazy("Which firm?"), [InputRequired(lazy("Choose a firm."))], coerce=int)
    since = DateField(
        lazy("Member since"), [DataRequired(lazy("Fill in the first day of the membership. Example: 31-12-2026"))]
    )

    def __init__(self, firms: Sequence[Supplier], *, since: date) -> None:
        super().__init__(since=since)
        self.supplier_id.choices = [SelectChoice(firm.id, _in_words(firm)) for firm in firms]


def _in_words(firm: Supplier) -> str:
    return ", ".join(part for part in (firm.display_name, firm.town, firm.kvk_number) if part)


class EndForm(FlaskForm):
    ends_on = DateField(lazy("Last day"), [DataRequired(lazy("Fill in the last day. Example: 31-12-2026"))])


class PageForm(FlaskForm):
    who_may_join = TextAreaField(
        lazy("Who can become a member?"),
        [Length(max=LONGEST_TEXT)],
        description=lazy("Everybody reads this on the page of your association. For example: firms in our town."),
        render_kw={"rows": 4},
    )

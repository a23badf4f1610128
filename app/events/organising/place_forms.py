"""The form on when and where."""

from functools import partial
from typing import Any

from wtforms import BooleanField, StringField
from wtforms.validators import InputRequired, Length, ValidationError

from app.core.forms import SeenForm
from app.core.i18n import _, lazy, ngettext
from app.events.models import Event
from app.events.organising.details import TimeAndPlace
from app.events.organising.fields import MomentField
from app.events.organising.forms import demand_order
from app.reference.queries import find_postcode
from app.suppliers import identifiers
from app.suppliers.registration.fields import stripped, web_address, written_as

_Text = partial(StringField, filters=[stripped], render_kw={"autocomplete": "off"})


class PlaceForm(SeenForm):
    """`agreed` is asked for only when people registered already and the change concerns them."""

    starts_at = MomentField(lazy("Begins at"), [InputRequired(lazy("Fill in when it starts."))])
    ends_at = MomentField(lazy("Ends at"), [InputRequired(lazy("Fill in when it ends."))])
    place: Any = _Text(
        lazy("Name of the place"), [Length(max=120)], description=lazy("The building or the hall. Example: De Brink.")
    )
    address: Any = _Text(lazy("Street and number"), [Length(max=120)])
    postcode: Any = _Text(
        lazy("Postcode"), [Length(max=12)], description=lazy("The town and the place on the map follow from it.")
    )
    town: Any = _Text(lazy("Town"), [Length(max=80)])
    online_url: Any = _Text(
        lazy("Address for taking part online"),
        [Length(max=500), web_address],
        description=lazy("Only those who registered get it."),
    )
    agreed = BooleanField(lazy("Yes, save this and mail those who registered"))

    def __init__(self, event: Event) -> None:
        super().__init__(obj=event)

    def validate_ends_at(self, field: MomentField) -> None:
        demand_order(self.starts_at, field)

    def validate_postcode(self, field: StringField) -> None:
        """The town follows when it was left open. Raises ValidationError for one that is not known."""
        if not field.data:
            return
        written_as(identifiers.postcode)(self, field)
        area = find_postcode(field.data or "")
        if area is None:
            raise ValidationError(lazy("We do not know this postcode."))
        self.town.data = self.town.data or area.place

    def ask_to_agree(self, number: int) -> bool:
        """Whether the change has to be agreed to first, because so many people registered for what it was."""
        if not number or self.agreed.data:
            return False
        words = ngettext(
            "%(num)s person registered for what it was, and gets a mail about the change.",
            "%(num)s people registered for what it was, and get a mail about the change.",
            number,
        )
        self.agreed.errors = [f"{words} " + _("Tick the box to save it.")]
        return True

    def to_details(self) -> TimeAndPlace:
        texts = ("place", "address", "postcode", "town", "online_url")
        values = {name: self[name].data or "" for name in texts}
        return TimeAndPlace(starts_at=self.starts_at.data, ends_at=self.ends_at.data, **values)

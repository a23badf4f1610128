"""The forms on an event: new, what it is, on which terms, cancel, copy."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    EmailField,
    IntegerField,
    RadioField,
    SelectChoice,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, Email, InputRequired, Length, NumberRange, Optional, ValidationError

from app.accounts.models import User
from app.core.clock import today
from app.core.errors import DomainError
from app.core.forms import CheckboxesField, SeenForm
from app.core.i18n import LANGUAGES, language, lazy
from app.events.models import Audience, Event, EventKind
from app.events.organising.details import NewEvent, Outline, Terms
from app.events.organising.fields import MomentField, PriceField
from app.events.organising.labels import AUDIENCES, KINDS
from app.events.organising.services import demand_enough_seats
from app.organisations.bodies import Body, bodies_of, bodies_on, choices_of
from app.organisations.queries import themes
from app.suppliers.registration.fields import choices, choices_of_one, in_letters, stripped
from app.texts.fields import MarkdownField, PictureForm
from app.texts.labelling.queries import all_labels

LONGEST_TITLE, LONGEST_INTRODUCTION = 150, 500
MOST_SEATS, MOST_GUESTS, MOST_OFFER_HOURS = 100_000, 20, 336
_STRIPPED: dict[str, Any] = {"filters": [stripped]}
_NUMBER = {"inputmode": "numeric"}


def _title() -> StringField:
    checks = [DataRequired(lazy("Fill in a title.")), Length(max=LONGEST_TITLE), in_letters]
    return StringField(lazy("Title"), checks, **_STRIPPED)


def _kind() -> SelectField:
    checks = [InputRequired(lazy("Choose what kind of event it is."))]
    return SelectField(lazy("Kind"), checks, choices=choices_of_one(KINDS))


def _language() -> RadioField:
    return RadioField(
        lazy("Language of the text"), [InputRequired(lazy("Choose a language."))], choices=choices(LANGUAGES)
    )


def demand_order(starts: MomentField, ends: MomentField) -> None:
    """Raises ValidationError when it ends before it starts."""
    if starts.data and ends.data and ends.data <= starts.data:
        raise ValidationError(lazy("The end comes after the start."))


class NewForm(FlaskForm):
    body = SelectField(lazy("On behalf of"), [InputRequired(lazy("Choose for whom you organise it."))])
    kind = _kind()
    title = _title()
    starts_at = MomentField(lazy("Begins at"), [InputRequired(lazy("Fill in when it starts."))])
    ends_at = MomentField(lazy("Ends at"), [InputRequired(lazy("Fill in when it ends."))])

    def __init__(self, user: User) -> None:
        super().__init__()
        self._bodies = {body.key: body for body in bodies_of(user)}
        self.body.choices = [SelectChoice(*each) for each in choices_of(self._bodies.values())]

    def validate_ends_at(self, field: MomentField) -> None:
        demand_order(self.starts_at, field)

    def to_details(self) -> NewEvent:
        return NewEvent(
            body=self._bodies[self.body.data],
            kind=EventKind(self.kind.data),
            title=self.title.data or "",
            starts_at=self.starts_at.data,
            ends_at=self.ends_at.data,
            language=language(),
        )


class OutlineForm(SeenForm, PictureForm):
    kind = _kind()
    title = _title()
    introduction = TextAreaField(
        lazy("Introduction"),
        [Length(max=LONGEST_INTRODUCTION)],
        description=lazy("What it is about, in two or three lines. It stands in lists and in the newsletter."),
        render_kw={"rows": 3},
        **_STRIPPED,
    )
    text = MarkdownField(lazy("Text"), [Optional()])
    language = _language()
    audience = RadioField(
        lazy("For whom is it?"), [InputRequired(lazy("Choose for whom it is."))], choices=choices(AUDIENCES)
    )
    co_organisers = CheckboxesField(
        lazy("Who organises it too?"),
        description=lazy("They may write the programme, and see how many come and who of their own members."),
    )
    label_keys = CheckboxesField(lazy("Labels"))
    theme_keys = CheckboxesField(lazy("Themes"))
    contact_email = EmailField(
        lazy("E-mail address for questions"),
        [Optional(), Email(lazy("This is not an e-mail address. Example: name@example.nl")), Length(max=254)],
        description=lazy("Everybody sees it."),
        render_kw={"autocomplete": "off"},
        **_STRIPPED,
    )

    def __init__(self, event: Event) -> None:
        chosen = {
            "co_organisers": [body.key for body in event.bodies[1:]],
            "label_keys": [label.key for label in event.labels],
            "theme_keys": [theme.key for theme in event.themes],
        }
        super().__init__(obj=event, data=chosen, picture=event.picture)
        self._offer(event)

    def _offer(self, event: Event) -> None:
        """The bodies of today, and those that organise it since before they left."""
        bodies = dict.fromkeys([*bodies_on(today()), *event.bodies[1:]])
        self._bodies = {body.key: body for body in bodies if body != event.body}
        self.co_organisers.choices = [SelectChoice(*each) for each in choices_of(self._bodies.values())]
        self.label_keys.choices = choices({each.key: each.name(language()) for each in all_labels()})
        self.theme_keys.choices = choices({each.key: each.label(language()) for each in themes()})

    def to_details(self) -> Outline:
        return Outline(
            kind=EventKind(self.kind.data),
            title=self.title.data or "",
            introduction=self.introduction.data or "",
            text=self.text.data or "",
            language=self.language.data,
            audience=Audience(self.audience.data),
            contact_email=self.contact_email.data or "",
            labels=tuple(self.label_keys.data or ()),
            themes=tuple(self.theme_keys.data or ()),
            organisers=self._chosen_bodies(),
            picture=self.picture_details(),
        )

    def _chosen_bodies(self) -> tuple[Body, ...]:
        return tuple(self._bodies[key] for key in self.co_organisers.data or ())


def _seats(label: Any, most: int, hint: Any = "") -> IntegerField:
    in_range = NumberRange(1, most, lazy("Fill in a whole number from %(min)s to %(max)s."))
    return IntegerField(label, [Optional(), in_range], description=hint, render_kw=_NUMBER)


class TermsForm(SeenForm):
    takes_registrations = BooleanField(lazy("People register here"))
    seats = _seats(lazy("Seats"), MOST_SEATS, lazy("Guests included. Leave it open when there is room for all."))
    seats_per_firm = _seats(lazy("Seats for each firm"), MOST_SEATS, lazy("Leave it open when there is no limit."))
    most_guests = IntegerField(
        lazy("Guests that one person may bring"),
        [InputRequired(lazy("Fill in a number; 0 for none.")), NumberRange(0, MOST_GUESTS)],
        render_kw=_NUMBER,
    )
    opens_at = MomentField(
        lazy("Registration opens"), [Optional()], description=lazy("Leave it open to begin when you publish.")
    )
    closes_at = MomentField(
        lazy("Registration closes"), [Optional()], description=lazy("Leave it open to take people until it starts.")
    )
    cancel_until = MomentField(
        lazy("People may cancel until"), [Optional()], description=lazy("Leave it open for: until it starts.")
    )
    offer_hours = IntegerField(
        lazy("Hours to accept a seat from the waiting list"),
        [InputRequired(lazy("Fill in a number of hours.")), NumberRange(1, MOST_OFFER_HOURS)],
        description=lazy("After that the seat goes to the next one."),
        render_kw=_NUMBER,
    )
    shows_who_comes = BooleanField(lazy("Show who comes: the names of those who agree to it"))
    price_member = PriceField(lazy("Price for members, in euros"), description=lazy("With VAT. 0 when it is free."))
    price_other = PriceField(lazy("Price for others, in euros"), description=lazy("Leave it open to say nothing."))
    price_note = StringField(
        lazy("About the price"),
        [Length(max=200)],
        description=lazy("How and when people pay. Nothing is paid on this site."),
        **_STRIPPED,
    )

    def __init__(self, event: Event, taken: int) -> None:
        super().__init__(obj=event)
        self._event, self._taken = event, taken

    def validate_seats(self, field: IntegerField) -> None:
        try:
            demand_enough_seats(field.data, self._taken)
        except DomainError as error:
            raise ValidationError(error.message) from None

    def validate_closes_at(self, field: MomentField) -> None:
        if field.data and field.data > self._event.ends_at:
            raise ValidationError(lazy("Choose a moment before the event is over."))
        if field.data and self.opens_at.data and field.data <= self.opens_at.data:
            raise ValidationError(lazy("Registration closes after it opens."))

    def validate_opens_at(self, field: MomentField) -> None:
        if field.data and field.data >= self._event.ends_at:
            raise ValidationError(lazy("Choose a moment before the event is over."))

    def validate_cancel_until(self, field: MomentField) -> None:
        if field.data and field.data > self._event.starts_at:
            raise ValidationError(lazy("Choose a moment before the event starts."))

    def to_details(self) -> Terms:
        apart = ("csrf_token", "version", "price_note")
        values = {name: value for name, value in self.data.items() if name not in apart}
        return Terms(**values, price_note=self.price_note.data or "")


class CancelForm(FlaskForm):
    reason = TextAreaField(
        lazy("Reason"),
        [DataRequired(lazy("Give the reason.")), Length(max=1000)],
        description=lazy("It stands on the page of the event and in the mail to those who registered."),
        render_kw={"rows": 3},
        **_STRIPPED,
    )


class CopyForm(FlaskForm):
    starts_at = MomentField(
        lazy("Start of the new event"),
        [InputRequired(lazy("Fill in when it starts."))],
        description=lazy("All other times move along. You get a draft."),
    )

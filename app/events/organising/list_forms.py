"""The forms on the lists of an event: programme, hosts and sponsors, questions."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from wtforms import BooleanField, HiddenField, SelectField, StringField, TextAreaField, TimeField
from wtforms.validators import DataRequired, InputRequired, Length, Optional, ValidationError

from app.core.forms import SeenForm
from app.core.i18n import _, dateformat, datetimeformat, lazy
from app.events.models import Event, EventPartner, EventQuestion, EventSession, PartnerKind, QuestionKind
from app.events.moments import NoSuchTime, moment_of, on_the_wall
from app.events.organising.details import PartnerDetails, QuestionDetails, SessionDetails
from app.events.organising.fields import no_such_time
from app.events.organising.labels import PARTNER_KINDS, QUESTION_KINDS
from app.suppliers.queries import find_supplier
from app.suppliers.registration.fields import choices, choices_of_one, stripped, web_address
from app.suppliers.registration.rows import RowForm, Rows

MOST_SESSIONS, MOST_PARTNERS, MOST_QUESTIONS = 60, 40, 15
MOST_DAYS = 14
_STRIPPED: dict[str, Any] = {"filters": [stripped]}
_PROFILE = re.compile(r"(?:https?://[^/\s]+)?/leveranciers/([0-9]{1,9})(?:/[^\s]*)?")


class SessionRow(RowForm):
    """An end before the start is one of the next day: a feast may go on after midnight."""

    day = SelectField(lazy("Day"), validate_choice=False)
    starts = TimeField(lazy("Begins at"), [InputRequired(lazy("Fill in when this part starts."))])
    ends = TimeField(lazy("Ends at"), [Optional()])
    title = StringField(lazy("Part"), [DataRequired(lazy("Fill in what this part is.")), Length(max=150)], **_STRIPPED)
    room = StringField(lazy("Room"), [Length(max=80)], **_STRIPPED)
    speakers = TextAreaField(
        lazy("Speakers"),
        [Length(max=1000)],
        description=lazy("One on each line: the name, a comma, and who it is."),
        render_kw={"rows": 2},
        **_STRIPPED,
    )
    text = TextAreaField(lazy("About this part"), [Length(max=2000)], render_kw={"rows": 2}, **_STRIPPED)

    @property
    def is_empty(self) -> bool:
        return not any(field.data or "".join(field.raw_data or ()).strip() for field in self if field is not self.day)

    def moments(self) -> tuple[datetime, datetime | None]:
        """Raises NoSuchTime."""
        day = date.fromisoformat(str(self.day.data))
        starts, ends = self.starts.data or time(), self.ends.data
        if ends is None:
            return moment_of(datetime.combine(day, starts)), None
        last = day if ends > starts else day + timedelta(days=1)
        return moment_of(datetime.combine(day, starts)), moment_of(datetime.combine(last, ends))

    def to_details(self) -> SessionDetails:
        starts_at, ends_at = self.moments()
        texts = {name: self[name].data or "" for name in ("title", "room", "speakers", "text")}
        return SessionDetails(starts_at=starts_at, ends_at=ends_at, **texts)


class ProgrammeForm(SeenForm):
    sessions: Any = Rows(SessionRow, lazy("Programme"), most=MOST_SESSIONS)

    def __init__(self, event: Event) -> None:
        super().__init__(obj=_Version(event), data={"sessions": [_row_of(each) for each in event.sessions]})
        self._event = event
        self.offer_days()

    def offer_days(self) -> None:
        """After rows were added or taken out, too."""
        days = {each.isoformat(): dateformat(each, "full") for each in _days_of(self._event)}
        for entry in self.sessions.entries:
            entry.form.day.choices = choices(days)
            if entry.form.day.data not in days:
                entry.form.day.data = next(iter(days))

    @property
    def has_days(self) -> bool:
        """Whether there is a day to choose."""
        return len(_days_of(self._event)) > 1

    def validate_sessions(self, _field: Rows) -> None:
        if any(not self._is_within(row) for row in self.sessions.filled if row.starts.data):
            raise ValidationError(_("Not every part lies within the event."))

    def _is_within(self, row: SessionRow) -> bool:
        try:
            starts_at, ends_at = row.moments()
        except NoSuchTime:
            row.starts.errors = [no_such_time()]
            return False
        event = self._event
        if event.starts_at <= starts_at and (ends_at or starts_at) <= event.ends_at:
            return True
        times = {"start": datetimeformat(event.starts_at), "end": datetimeformat(event.ends_at)}
        row.starts.errors = [_("The event lasts from %(start)s until %(end)s.", **times)]
        return False

    def to_details(self) -> list[SessionDetails]:
        return [row.to_details() for row in self.sessions.filled]


class _Version:
    """All that a form with rows takes from the thing itself."""

    def __init__(self, event: Event) -> None:
        self.version = event.version


def _days_of(event: Event) -> list[date]:
    first, last = on_the_wall(event.starts_at).date(), on_the_wall(event.ends_at).date()
    return [first + timedelta(days=number) for number in range(min((last - first).days, MOST_DAYS) + 1)]


def _row_of(part: EventSession) -> Mapping[str, Any]:
    starts, ends = on_the_wall(part.starts_at), on_the_wall(part.ends_at) if part.ends_at else None
    times = {"day": starts.date().isoformat(), "starts": starts.time(), "ends": ends.time() if ends else None}
    return {**times, "title": part.title, "room": part.room, "speakers": part.speakers, "text": part.text}


class PartnerRow(RowForm):
    kind = SelectField(
        lazy("Host or sponsor"), [InputRequired(lazy("Choose what it is."))], choices=choices_of_one(PARTNER_KINDS)
    )
    name = StringField(lazy("Name"), [DataRequired(lazy("Fill in the name.")), Length(max=120)], **_STRIPPED)
    url = StringField(lazy("Website"), [Length(max=300), web_address], **_STRIPPED)
    profile = StringField(
        lazy("Page in the register"),
        [Length(max=300)],
        description=lazy("The address of its page here, when it is in the register."),
        **_STRIPPED,
    )

    def validate_profile(self, field: StringField) -> None:
        if field.data and self._supplier_id() is None:
            raise ValidationError(lazy("There is no firm at this address. Copy it from the page of the firm."))

    def _supplier_id(self) -> int | None:
        """None for a firm that is not public."""
        found = _PROFILE.fullmatch(self.profile.data or "")
        supplier = find_supplier(int(found[1])) if found else None
        return supplier.id if supplier and supplier.is_public else None

    def to_details(self) -> PartnerDetails:
        return PartnerDetails(
            kind=PartnerKind(self.kind.data),
            name=self.name.data or "",
            url=self.url.data or "",
            supplier_id=self._supplier_id(),
        )


class PartnersForm(SeenForm):
    partners: Any = Rows(PartnerRow, lazy("Hosts and sponsors"), most=MOST_PARTNERS)

    def __init__(self, event: Event) -> None:
        super().__init__(obj=_Version(event), data={"partners": [_partner_row(each) for each in event.partners]})

    def to_details(self) -> list[PartnerDetails]:
        return [row.to_details() for row in self.partners.filled]


def _partner_row(partner: EventPartner) -> Mapping[str, Any]:
    profile = f"/leveranciers/{partner.supplier_id}" if partner.supplier_id else ""
    return {"kind": partner.kind.value, "name": partner.name, "url": partner.url, "profile": profile}


class QuestionRow(RowForm):
    id = HiddenField()
    question = StringField(
        lazy("Question"), [DataRequired(lazy("Fill in the question.")), Length(max=200)], **_STRIPPED
    )
    kind = SelectField(
        lazy("Answer"), [InputRequired(lazy("Choose how it is answered."))], choices=choices_of_one(QUESTION_KINDS)
    )
    choices = TextAreaField(
        lazy("To choose from"),
        [Length(max=2000)],
        description=lazy("One on each line. Only for a question with a list."),
        render_kw={"rows": 3},
        **_STRIPPED,
    )
    is_required = BooleanField(lazy("An answer is needed"))

    @property
    def is_empty(self) -> bool:
        return not any(field.data or "".join(field.raw_data or ()).strip() for field in self if field is not self.id)

    def validate_choices(self, field: TextAreaField) -> None:
        if self.kind.data == QuestionKind.CHOICE and len(_lines(field.data)) < 2:
            raise ValidationError(lazy("Give at least two answers to choose from, each on a line."))

    def validate_is_required(self, field: BooleanField) -> None:
        """Art. 9 AVG: what says something about health is given freely."""
        if field.data and self.kind.data == QuestionKind.DIET:
            raise ValidationError(lazy("Diet and allergies are about health: nobody has to answer that."))

    def to_details(self) -> QuestionDetails:
        number, kind = str(self.id.data or ""), QuestionKind(self.kind.data)
        return QuestionDetails(
            id=int(number) if number.isascii() and number.isdecimal() and len(number) < 10 else None,
            kind=kind,
            question=self.question.data or "",
            choices="\n".join(_lines(self.choices.data)) if kind is QuestionKind.CHOICE else "",
            is_required=self.is_required.data,
        )


def _lines(text: str | None) -> list[str]:
    return list(dict.fromkeys(line.strip() for line in (text or "").splitlines() if line.strip()))


class QuestionsForm(SeenForm):
    questions: Any = Rows(QuestionRow, lazy("Questions"), most=MOST_QUESTIONS)

    def __init__(self, event: Event) -> None:
        super().__init__(obj=_Version(event), data={"questions": [_question_row(each) for each in event.questions]})

    def to_details(self) -> list[QuestionDetails]:
        return [row.to_details() for row in self.questions.filled]


def _question_row(question: EventQuestion) -> Mapping[str, Any]:
    names = ("id", "question", "choices", "is_required")
    return {"kind": question.kind.value, **{name: getattr(question, name) for name in names}}

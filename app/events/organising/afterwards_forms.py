"""The forms on what is left of an event."""

from typing import Any

from flask_wtf.file import FileField
from wtforms import IntegerField, StringField
from wtforms.validators import Length, NumberRange, Optional, ValidationError

from app.core.forms import SeenForm
from app.core.i18n import _, lazy
from app.core.security import local_target
from app.events.models import Event
from app.events.organising.details import Afterwards
from app.suppliers.registration.fields import stripped
from app.texts.fields import MarkdownField, PictureForm

MOST_PEOPLE = 100_000


class AfterwardsForm(SeenForm):
    report_text = MarkdownField(lazy("Report of the event"), [Optional()])
    report_url = StringField(
        lazy("Page with the news about it"),
        [Length(max=300)],
        filters=[stripped],
        description=lazy("The part of its address after the name of this site. Example: /nieuws/2026/06/zomer."),
    )
    attendance = IntegerField(
        lazy("How many came"),
        [Optional(), NumberRange(0, MOST_PEOPLE)],
        description=lazy("Filled in by itself when people are checked in at the door."),
        render_kw={"inputmode": "numeric"},
    )

    def __init__(self, event: Event, **options: Any) -> None:
        super().__init__(obj=event, **options)

    def validate_report_url(self, field: StringField) -> None:
        if field.data and local_target(field.data, "") != field.data:
            raise ValidationError(lazy("This is no page of this site. Begin with a /."))

    def to_details(self) -> Afterwards:
        return Afterwards(
            report_text=self.report_text.data or "",
            report_url=self.report_url.data or "",
            attendance=self.attendance.data,
        )


class PhotoForm(PictureForm):
    """Another photo."""

    def validate_picture_file(self, _field: FileField) -> None:
        if self.picture_url is None:
            raise ValidationError(_("Choose a picture."))

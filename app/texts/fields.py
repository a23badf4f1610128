"""Fields of the forms in which texts for the public are written: Markdown with a preview, and one picture."""

from dataclasses import asdict
from datetime import timedelta
from typing import Any, cast

from flask import request, url_for
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import BooleanField, Field, HiddenField, StringField, TextAreaField
from wtforms.validators import Length, ValidationError

from app.core.i18n import _, lazy
from app.core.security import seal, unseal
from app.core.settings import settings
from app.core.uploads import RefusedFile
from app.core.uploads.pictures import StoredPicture
from app.texts.models import TextPicture
from app.texts.pictures import PictureDetails, is_there, stored

ACCEPTED = ".jpg,.jpeg,.png,.webp,image/jpeg,image/png,image/webp"
LONGEST_TEXT = 20_000  # characters; the slowest to lay out, a table of many columns, takes a second
LONGEST_WORDS = 200
PREVIEW = "preview"  # the button; its value is the name of the field
_PURPOSE = "picture of a form"
_WAITS = timedelta(hours=20)  # less than the sweep spares (sweeping.py)


def stripped(text: str | None) -> str:
    return (text or "").strip()


class MarkdownField(TextAreaField):
    """Show it with `editor` of texts/_editor.html. Nothing longer than LONGEST_TEXT gets in."""

    def __init__(self, label: Any = None, validators: Any = (), **options: Any) -> None:
        longest = Length(max=LONGEST_TEXT, message=lazy("Use at most %(max)d characters."))
        super().__init__(label, [*validators, longest], **{"filters": [stripped], **options})


def previewed(form: FlaskForm) -> bool:
    """Whether a button for a preview was pressed: show the page again, with what is in the form, and keep nothing."""
    if not form.is_submitted() or PREVIEW not in request.form:
        return False
    if isinstance(form, PictureForm):
        form.receive_picture()
    return True


class PictureForm(FlaskForm):
    """A form with one picture, for others to inherit; `picture` is the one that the text has.

    A file that was sent waits in the storage when another field fails: its signed name travels along with the form.
    """

    picture_file = FileField(
        lazy("Picture"),
        description=lazy("JPEG, PNG or WebP. We make it smaller, and take out where and with what it was made."),
        render_kw={"accept": ACCEPTED},
    )
    picture_alt = StringField(
        lazy("What can be seen on it?"),
        [Length(max=LONGEST_WORDS, message=lazy("Use at most %(max)d characters."))],
        description=lazy("For people who cannot see the picture."),
        filters=[stripped],
        render_kw={"autocomplete": "off"},
    )
    picture_credit = StringField(
        lazy("Who made the picture?"),
        [Length(max=LONGEST_WORDS, message=lazy("Use at most %(max)d characters."))],
        filters=[stripped],
        render_kw={"autocomplete": "off"},
    )
    picture_removed = BooleanField(lazy("Take the picture away"))
    picture_kept = HiddenField()

    def __init__(self, *args: Any, picture: TextPicture | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self._picture = picture
        if picture is not None and not self.is_submitted():
            self.picture_alt.data, self.picture_credit.data = picture.alt, picture.credit

    def receive_picture(self) -> bool:
        """Take in a file that came along. False when it is refused; its field says why."""
        if not self.picture_file.data:
            return True
        try:
            new = stored(self.picture_file.data.stream)
        except RefusedFile as error:
            self.picture_file.process_errors = [str(error)]
            self.picture_file.errors = [str(error)]
            return False
        self.picture_kept.data = seal(_PURPOSE, asdict(new), settings().SECRET_KEY)
        self.picture_file.data = None
        self.picture_removed.data = False
        return True

    def validate(self, extra_validators: Any = None) -> bool:
        received = self.receive_picture()
        return super().validate(extra_validators) and received

    def validate_picture_alt(self, field: Field) -> None:
        if self.picture_url and not field.data:
            raise ValidationError(_("Say what can be seen on it: not everybody can look at it."))

    def validate_picture_credit(self, field: Field) -> None:
        if field.data and not self.picture_url:
            raise ValidationError(_("There is no picture. Choose one, or leave this open."))

    @property
    def new_picture(self) -> StoredPicture | None:
        """What was sent, with this form or before; None when there is nothing or it was swept away since."""
        found = unseal(_PURPOSE, self.picture_kept.data or "", settings().SECRET_KEY, _WAITS)
        picture = StoredPicture(**cast(dict[str, Any], found)) if found else None
        return picture if picture and is_there(picture.name) else None

    @property
    def picture_url(self) -> str | None:
        """Of the picture that the text would have after this form."""
        if self.picture_removed.data:
            return None
        shown = self.new_picture or self._picture
        return url_for("texts.picture", name=shown.name) if shown else None

    def picture_details(self) -> PictureDetails:
        """For `pictures.kept`."""
        removed = bool(self.picture_removed.data)
        new = None if removed else self.new_picture
        return PictureDetails(self.picture_alt.data or "", self.picture_credit.data or "", new, removed)

"""The forms for one picture."""

from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import StringField
from wtforms.validators import DataRequired, Length

from app.core.i18n import _, lazy
from app.suppliers.models import Supplier, SupplierImage
from app.suppliers.registration.fields import no_citizen_service_number, stripped

ACCEPTED = ".jpg,.jpeg,.png,.webp,image/jpeg,image/png,image/webp"
LONGEST_TEXT = 200


class PictureForm(FlaskForm):
    """A new picture. Fields of several forms on one page differ by their prefix."""

    file = FileField(
        lazy("Picture"),
        [FileRequired(lazy("Choose a picture."))],
        description=lazy("JPEG, PNG or WebP. We make it smaller, and take out where and with what it was made."),
        render_kw={"accept": ACCEPTED},
    )
    text = StringField(
        lazy("What can be seen on it?"),
        [
            DataRequired(lazy("Say what can be seen on it: not everybody can look at it.")),
            Length(max=LONGEST_TEXT, message=lazy("Use at most %(max)d characters.")),
            no_citizen_service_number,
        ],
        description=lazy("For people who cannot see the picture."),
        filters=[stripped],
        render_kw={"autocomplete": "off"},
    )


class KeptPictureForm(PictureForm):
    """A picture that is there: another file takes its place, none leaves it."""

    file = FileField(
        lazy("Another picture instead"),
        description=lazy("JPEG, PNG or WebP. Leave this open to keep the picture."),
        render_kw={"accept": ACCEPTED},
    )

    def __init__(self, image: SupplierImage) -> None:
        super().__init__(data={"text": image.text})


def logo_form(supplier: Supplier) -> PictureForm:
    """Filled in beforehand: of most logos it says all there is to say."""
    return PictureForm(prefix="logo-", data={"text": _("Logo of %(name)s", name=supplier.display_name)})


def photo_form() -> PictureForm:
    return PictureForm(prefix="photo-")

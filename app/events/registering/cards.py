"""The QR code that opens the door, as a picture for a mail and for a page."""

import io

import segno
from flask import url_for

from app.core.i18n import _
from app.events.registering.models import Registration
from app.events.registering.tokens import door_token
from app.mail.letters import Attachment

PIXELS_PER_MODULE = 6


def card_address(registration: Registration) -> str:
    return url_for("door.card", token=door_token(registration), _external=True)


def card_file(registration: Registration) -> Attachment:
    file = io.BytesIO()
    _code(registration).save(file, kind="png", scale=PIXELS_PER_MODULE)
    alt = _("QR code for the door. If you do not see it, open your registration with the button below.")
    return Attachment("qr.png", "image/png", file.getvalue(), alt)


def card_in_page(registration: Registration) -> str:
    """An address of a picture that holds the picture itself."""
    return str(_code(registration).svg_data_uri(scale=4))


def _code(registration: Registration) -> segno.QRCode:
    return segno.make_qr(card_address(registration), error="m")

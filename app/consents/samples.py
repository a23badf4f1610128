"""The mail that asks for consent, for a purpose that does not exist."""

from flask import Flask

from app.consents import letters
from app.consents.models import Consent
from app.consents.purposes import Purpose
from app.core.i18n import lazy
from app.mail.letters import Letter
from app.mail.samples import add_sample

PURPOSE = Purpose("sample", lazy("Newsletter"), lazy("I want to receive the newsletter of the region by e-mail."), 1)


def _request() -> Letter:
    consent = Consent(id=0, email="noor.bakker@voorbeeld.example", purpose=PURPOSE.key, wording=str(PURPOSE.text))
    return letters.request(consent, PURPOSE)


def register(app: Flask) -> None:
    add_sample(app, letters.request, _request)

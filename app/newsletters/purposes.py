"""What readers say yes to."""

from flask import url_for

from app.consents.models import Consent
from app.consents.purposes import Purpose
from app.core.i18n import lazy
from app.newsletters.reading import queries, services
from app.newsletters.reading.tokens import reader_token


def _preferences(consent: Consent) -> str:
    subscription = queries.find_by_email(consent.email)
    if subscription is None:
        return url_for("newsletters.subscribe")
    return url_for("newsletters.preferences", token=reader_token(subscription))


def _ended(consent: Consent) -> None:
    services.forget(consent.email)


NEWSLETTER = Purpose(
    queries.PURPOSE,
    lazy("Newsletter of the region"),
    lazy("I want to receive the newsletter by e-mail, from the region and from whom I chose to follow."),
    1,
    leads_to=_preferences,
    ended=_ended,
)

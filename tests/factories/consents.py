"""Consents."""

from typing import Any

from app.consents.models import Consent
from app.consents.purposes import Purpose
from app.core.clock import now
from tests.factories import next_number, save

# Not the key of the real newsletter, whose purpose stands in the application already.
NEWSLETTER = Purpose("leaflet", "Newsletter of the region", "I want the newsletter of the region by mail.", 3)


def make_consent(**values: Any) -> Consent:
    """Given just now; `given_at=None` for one that was only asked for."""
    moment = now()
    defaults = {
        "email": f"reader{next_number()}@example.nl",
        "language": "nl",
        "purpose": NEWSLETTER.key,
        "wording": NEWSLETTER.text,
        "wording_version": NEWSLETTER.version,
        "how": "footer",
        "asked_at": moment,
        "given_at": moment,
    }
    return save(Consent(**{**defaults, **values}))

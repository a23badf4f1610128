"""The mail that asks whether the owner of the address means it (double opt-in)."""

from app.consents import letters, queries
from app.consents.messages import ConsentAsked
from app.consents.purposes import purpose_with
from app.core.i18n import in_language
from app.mail.letters import post


def send_request(message: ConsentAsked) -> None:
    consent = queries.find(message.consent_id)
    purpose = purpose_with(consent.purpose) if consent else None
    if consent is None or purpose is None:
        return  # the request or its feature is gone
    with in_language(consent.language):
        post(letters.request(consent, purpose), to=consent.email)

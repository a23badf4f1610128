"""The mail that asks for consent."""

from flask import url_for

from app.consents.models import Consent
from app.consents.purposes import Purpose
from app.consents.tokens import consent_token
from app.core.i18n import _
from app.mail.letters import Letter


def request(consent: Consent, purpose: Purpose) -> Letter:
    return Letter(
        subject=_("Please confirm: %(title)s", title=purpose.title),
        greeting=_("Hello"),
        paragraphs=(
            _("Somebody left this address for: %(title)s. Was it you? Press the button.", title=purpose.title),
            consent.wording,
            _("Was it not you? Then you need not do anything: without your yes nothing is sent."),
        ),
        action_label=_("Yes, I agree"),
        action_url=url_for("consents.confirm", token=consent_token(consent), _external=True),
    )

"""The mail to somebody who asks for what they have already."""

from flask import url_for

from app.core.i18n import _
from app.mail.letters import Letter
from app.newsletters.models import Subscription
from app.newsletters.reading.tokens import reader_token


def known(subscription: Subscription) -> Letter:
    stopped = _("Our mails to this address came back, so we stopped. Press the button to start again.")
    return Letter(
        subject=_("You are subscribed to our newsletter"),
        greeting=_("Hello"),
        paragraphs=(
            _("Somebody filled in this address for our newsletter. You are subscribed already, and nothing changed."),
            stopped if subscription.stopped_at else _("Do you want other topics, or stop? Press the button."),
        ),
        action_label=_("Look at my subscription"),
        action_url=url_for("newsletters.preferences", token=reader_token(subscription), _external=True),
    )

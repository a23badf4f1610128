"""Mail about a subscription."""

from app.core.i18n import in_language
from app.mail.letters import post
from app.newsletters.reading import letters, queries
from app.newsletters.reading.messages import AskedAgain


def send_link(message: AskedAgain) -> None:
    subscription = queries.find(message.subscription_id)
    if subscription is None:
        return  # stopped meanwhile
    with in_language(subscription.language):
        post(letters.known(subscription), to=subscription.email)

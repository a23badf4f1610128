"""The signed link to one's own subscription, which stands in every newsletter."""

from datetime import timedelta

from app.core.security import seal, unseal
from app.core.settings import settings
from app.newsletters.models import Subscription
from app.newsletters.reading.queries import find

PURPOSE = "choose what to read"
LASTS = timedelta(days=3650)  # for as long as mail is kept


def reader_token(subscription: Subscription) -> str:
    """With the moment it began: the number of a subscription that is gone may be given out again."""
    return seal(PURPOSE, [subscription.id, subscription.created_at.isoformat()], settings().SECRET_KEY)


def subscription_in(token: str) -> Subscription | None:
    """None for a token that we did not make, and for a subscription that is gone."""
    match unseal(PURPOSE, token, settings().SECRET_KEY, LASTS):
        case [int(number), str(began)]:
            found = find(number)
            return found if found is not None and found.created_at.isoformat() == began else None
    return None

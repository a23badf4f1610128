"""What somebody looks for in the list, out of the address."""

from werkzeug.datastructures import MultiDict

from app.accounts.models import User
from app.core.security import LARGEST_ID
from app.events.models import Event
from app.events.registering.managing.queries import Asked
from app.events.registering.models import RegistrationState
from app.events.registering.policies import associations_seen

LONGEST_SEARCH = 100


def asked_by(user: User | None, event: Event, arguments: MultiDict[str, str]) -> Asked:
    """What makes no sense filters nothing."""
    seen = associations_seen(user, event)
    return Asked(
        seen=None if seen is None else frozenset(seen),
        state=next((each for each in RegistrationState if each.value == arguments.get("staat")), None),
        association=_number(arguments),
        words=arguments.get("q", "").replace("\x00", "").strip()[:LONGEST_SEARCH],
    )


def _number(arguments: MultiDict[str, str]) -> int | None:
    number = arguments.get("vereniging", 0, type=int)
    return number if 0 < number <= LARGEST_ID else None

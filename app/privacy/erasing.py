"""Erasing a person (art. 17): every feature erases what it declared, in one transaction."""

from dataclasses import dataclass

from flask import current_app

from app.accounts.models import User
from app.audit.services import record
from app.core.db import session, transaction
from app.core.errors import DomainError
from app.core.i18n import Text, lazy
from app.core.privacy import ACCOUNT, PersonalData, personal_data
from app.privacy.collecting import holds_something

SHORTEST_WORD = 3  # letters of a name that may not stand in a reason


@dataclass(frozen=True)
class Outlook:
    """What erasing would do: `goes` are kinds of data, `stays` says what and why. `refusal`: why it cannot be yet."""

    goes: list[Text]
    stays: list[Text]
    refusal: Text | None = None


class _TakeBack(Exception):
    pass


def foresee(user: User) -> Outlook:
    """Do it and take it back: what is said beforehand is exactly what will happen."""
    goes = [item.title for item in personal_data(current_app) if holds_something(item.collect(user))]
    stays: list[Text] = []
    try:
        with transaction():
            stays = _erase_all(user)
            raise _TakeBack
    except _TakeBack:
        return Outlook(goes, stays)
    except DomainError as error:
        return Outlook(goes, [], error.message)


def erase(user: User, *, by: User, reason: str) -> None:
    """For good. Raises DomainError when a feature cannot let the person go yet."""
    _demand_no_name_in(reason, user)
    _erase_all(user)
    record("account.erased", user, by=by, user_id=user.id, reason=reason.strip())


def _erase_all(user: User) -> list[Text]:
    stays = []
    for item in _in_order():
        stays += item.erase(user)
        session.flush()  # the next one sees what is gone, and the database says at once what still points there
    return stays


def _in_order() -> list[PersonalData]:
    """The highest feature first, since it points to what lower ones hold; the account itself last."""
    highest_first = personal_data(current_app)[::-1]
    return sorted(highest_first, key=lambda item: item.key == ACCOUNT)


def _demand_no_name_in(reason: str, user: User) -> None:
    """The reason stays in the audit trail, where the person must not."""
    words = [user.email, *(word for word in user.name.split() if len(word) >= SHORTEST_WORD)]
    if any(word.lower() in reason.lower() for word in words):
        raise DomainError(lazy("Leave the name and the address out of the reason: it is kept."))

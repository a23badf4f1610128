"""Mails about accounts that are opened through a provider, after it happened."""

from collections.abc import Callable

from app.accounts.models import User
from app.core.db import session
from app.core.i18n import in_language
from app.mail.letters import Letter, post
from app.sso import letters
from app.sso.messages import AccountLinked, AccountMade
from app.sso.models import ExternalIdentity


def tell_linked(message: AccountLinked) -> None:
    _post(message.identity_id, letters.account_linked)


def tell_made(message: AccountMade) -> None:
    _post(message.identity_id, letters.account_made)


def _post(identity_id: int, letter: Callable[[User, str], Letter]) -> None:
    identity = session.get(ExternalIdentity, identity_id)
    if identity is None:
        return  # erased before the mail went
    with in_language(identity.user.language):
        post(letter(identity.user, identity.provider.municipality.name), to=identity.user.email)

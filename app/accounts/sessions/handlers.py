"""Mails about sessions."""

from app.accounts.sessions import letters
from app.accounts.sessions.messages import NewDevice
from app.accounts.sessions.models import UserSession
from app.core.db import session
from app.core.i18n import in_language
from app.mail.letters import post


def tell_new_device(message: NewDevice) -> None:
    begun = session.get(UserSession, message.session_id)
    if begun is None:
        return  # erased before the mail went
    with in_language(begun.user.language):
        post(letters.new_device(begun.user, begun.device, begun.created_at), to=begun.user.email)

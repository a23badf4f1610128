"""Mails about questions for access."""

from collections.abc import Callable, Iterable

from app.accounts.models import User
from app.core.clock import today
from app.core.db import session
from app.core.i18n import in_language
from app.mail.letters import Letter, post
from app.suppliers.access import letters
from app.suppliers.access.messages import AccessAnswered, AccessAsked, AccessDisputed, DisputeDecided
from app.suppliers.access.queries import desk_members, find_request, owners_of


def tell_owners(message: AccessAsked) -> None:
    request = find_request(message.request_id)
    if request is not None and request.is_undecided:  # it may be withdrawn before the mail went
        _write(lambda reader: letters.asked(request, reader), owners_of(request.supplier))


def tell_asker(message: AccessAnswered) -> None:
    request = find_request(message.request_id)
    if request is not None:
        _write(lambda _reader: letters.answered(request), [request.user])


def tell_of_dispute(message: AccessDisputed) -> None:
    """Both sides, and the desk."""
    request = find_request(message.request_id)
    if request is not None:
        _write(lambda reader: letters.disputed(request, reader), owners_of(request.supplier))
        _write(lambda _reader: letters.dispute_received(request), [request.user])
        _write(lambda reader: letters.new_dispute(request, reader), desk_members(today()))


def tell_of_decision(message: DisputeDecided) -> None:
    """Who asked, who has the firm, and who had it."""
    request = find_request(message.request_id)
    if request is None:
        return
    former = [session.get(User, user_id) for user_id in message.former_ids]
    readers = {request.user, *owners_of(request.supplier), *filter(None, former)}
    _write(lambda reader: letters.decided(request, reader), sorted(readers, key=lambda reader: reader.id))


def _write(writer: Callable[[User], Letter], readers: Iterable[User]) -> None:
    for reader in readers:
        if reader.confirmed_at is not None:  # the account may have been erased meanwhile
            with in_language(reader.language):
                post(writer(reader), to=reader.email)

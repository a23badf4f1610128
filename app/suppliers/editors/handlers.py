"""Mails about the people of a firm."""

from collections.abc import Callable, Iterable

from app.accounts.models import User
from app.core.clock import now
from app.core.db import session
from app.core.i18n import in_language
from app.mail.letters import Letter, post
from app.suppliers.editors import letters
from app.suppliers.editors.messages import EditorInvited, EditorJoined, EditorLeft, EditorRoleChanged
from app.suppliers.editors.queries import find_editor, find_invitation
from app.suppliers.models import Supplier


def send_invitation(message: EditorInvited) -> None:
    """Not when it was withdrawn before the mail went."""
    sent = find_invitation(message.invitation_id)
    if sent is not None and sent.is_open_at(now()):
        with in_language(sent.language):
            post(letters.invitation(sent), to=sent.email)


def tell_of_newcomer(message: EditorJoined) -> None:
    supplier, person = _of(message.supplier_id, message.user_id)
    if supplier is not None and person is not None:
        _write(lambda reader: letters.joined(supplier, person, reader), _others(supplier, person))


def tell_of_role(message: EditorRoleChanged) -> None:
    editor = find_editor(message.supplier_id, message.user_id)
    if editor is not None:
        everybody = [each.user for each in editor.supplier.editors]
        _write(lambda reader: letters.role_changed(editor.supplier, editor.user, editor.role, reader), everybody)


def tell_of_leaving(message: EditorLeft) -> None:
    """The person too, unless they left by themselves."""
    supplier, person = _of(message.supplier_id, message.user_id)
    if supplier is None or person is None:
        return
    _write(lambda reader: letters.left(supplier, person, reader), _others(supplier, person))
    if message.by_id != message.user_id and person.confirmed_at:
        _write(lambda reader: letters.taken_out(supplier, reader), [person])


def _of(supplier_id: int, user_id: int) -> tuple[Supplier | None, User | None]:
    """Both can be gone by now."""
    return session.get(Supplier, supplier_id), session.get(User, user_id)


def _others(supplier: Supplier, person: User) -> list[User]:
    return [editor.user for editor in supplier.editors if editor.user_id != person.id]


def _write(writer: Callable[[User], Letter], readers: Iterable[User]) -> None:
    for reader in readers:
        with in_language(reader.language):
            post(writer(reader), to=reader.email)

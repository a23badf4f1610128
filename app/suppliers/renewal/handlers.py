"""Mails about what the calendar did to a firm."""

from collections.abc import Callable

from app.accounts.models import User
from app.core.db import session
from app.core.i18n import in_language
from app.mail.letters import Letter, post
from app.suppliers.messages import FirmEndedByTerm
from app.suppliers.models import Supplier
from app.suppliers.renewal import letters


def tell_of_the_end(message: FirmEndedByTerm) -> None:
    supplier = session.get(Supplier, message.supplier_id)
    if supplier is not None:
        tell_editors(supplier, lambda reader: letters.ended_by_term(supplier, reader))


def tell_editors(supplier: Supplier, write: Callable[[User], Letter]) -> None:
    """One mail each, in their own language, to all who act for the firm."""
    for editor in supplier.editors:
        if editor.user.is_active:
            with in_language(editor.user.language):
                post(write(editor.user), to=editor.user.email)

"""Mails about profiles that were merged."""

from app.core.db import session
from app.core.i18n import in_language
from app.mail.letters import post
from app.suppliers.models import Supplier
from app.suppliers.twins import letters
from app.suppliers.twins.messages import FirmsMerged


def tell_editors(message: FirmsMerged) -> None:
    supplier = session.get(Supplier, message.supplier_id)
    for editor in supplier.editors if supplier else ():
        if editor.user.confirmed_at is not None:
            with in_language(editor.user.language):
                post(letters.merged(editor.supplier, editor.user), to=editor.user.email)

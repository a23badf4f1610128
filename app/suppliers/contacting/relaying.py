"""Pass a message on: straight into the mail, not through the outbox, where its words would stay for a while."""

from app.core.i18n import in_language
from app.mail.letters import post
from app.suppliers.contacting import letters
from app.suppliers.contacting.details import Message
from app.suppliers.kinds import EditorRole
from app.suppliers.models import Supplier


def pass_on(supplier: Supplier, message: Message) -> None:
    """To the address for buyers, or else to the owners; in the owners' language."""
    owners = [editor.user for editor in supplier.editors if editor.role is EditorRole.OWNER and editor.user.is_active]
    language = owners[0].language if owners else "nl"
    with in_language(language):
        for address in [supplier.email] if supplier.email else [owner.email for owner in owners]:
            post(letters.passed_on(supplier, message), to=address)

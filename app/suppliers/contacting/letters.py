"""The mail that passes a message on."""

from flask import url_for

from app.core.i18n import _
from app.mail.letters import Letter
from app.suppliers.contacting.details import Message
from app.suppliers.models import Supplier


def passed_on(supplier: Supplier, message: Message) -> Letter:
    """An answer goes to who wrote it."""
    name = supplier.display_name
    sender = f"{message.name} ({message.organisation})" if message.organisation else message.name
    return Letter(
        subject=_("Message for %(name)s", name=name),
        greeting=_("Dear reader"),
        paragraphs=(
            _("%(sender)s writes to you through the page of %(name)s in the register:", sender=sender, name=name),
            *(line for line in message.text.splitlines() if line.strip()),
            _("Answer this mail to write to %(email)s. They have not seen your address.", email=message.email),
        ),
        action_label=_("My firm"),
        action_url=url_for("suppliers.firm", supplier_id=supplier.id, _external=True),
        reply_to=message.email,
        is_passed_on=True,
    )

"""The mail about a performance note: that there is one, not what it says."""

from flask import url_for

from app.core.i18n import _, dateformat
from app.mail.letters import Letter
from app.sourcing.outcomes.models import PerformanceNote
from app.suppliers.models import Supplier


def shared(note: PerformanceNote, supplier: Supplier) -> Letter:
    file = note.contract.award.outcome.file
    return Letter(
        subject=_("How your contract went: %(subject)s", subject=file.subject),
        greeting=_("Dear %(name)s", name=supplier.display_name),
        paragraphs=(
            _("The municipality of %(name)s wrote a note about how your contract went.", name=file.municipality.name),
            _(
                "Only your firm and that municipality can read it. You can reply once. It disappears on %(date)s.",
                date=dateformat(note.expires_on),
            ),
        ),
        action_label=_("Read the note and reply"),
        action_url=url_for("outcomes_for_firms.note", supplier_id=supplier.id, note_id=note.id, _external=True),
    )

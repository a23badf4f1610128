"""The mail that takes the head of the chain out of the database."""

from app.audit.models import AuditHead
from app.core.i18n import _, dateformat
from app.mail.letters import Letter


def head_letter(head: AuditHead) -> Letter:
    return Letter(
        subject=_("Head of the audit trail of %(day)s", day=dateformat(head.day)),
        greeting=_("To whoever keeps the heads of the audit trail,"),
        paragraphs=(
            _("Keep this mail. It shows afterwards whether the audit trail was cut off or rewritten."),
            _("Number of the last act: %(number)s", number=head.number),
            _("Its digest: %(digest)s", digest=head.digest),
            _("The command `flask audit verify` compares the trail with the heads that were stored."),
        ),
    )

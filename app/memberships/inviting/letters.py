"""The mail to a member that is not in the register yet."""

from flask import url_for

from app.core.i18n import _
from app.mail.letters import Letter
from app.memberships.inviting.models import MemberInvitation
from app.memberships.inviting.tokens import follow_token, objection_token
from app.organisations.models import Association


def invitation(invitation: MemberInvitation, association: Association) -> Letter:
    """Who vouches, why, on what ground, and how to object: what GDPR art. 14 asks."""
    firm, board = invitation.firm_name, association.name
    return Letter(
        subject=_("%(association)s asks you to register %(firm)s", association=board, firm=firm),
        greeting=_("Dear %(name)s", name=invitation.contact_name) if invitation.contact_name else _("Hello"),
        paragraphs=(
            _("%(firm)s is a member of %(association)s.", firm=firm, association=board)
            + " "
            + _("The board vouches for that, and gave us this address for this one mail."),
            _("Municipalities in the region look in this register when they buy. Registering is free and open to all."),
            _("The link leads to your registration. You can let your board check it, or the desk of the region."),
            _("Your membership is no part of your profile: no buyer sees it."),
            _(
                "We use your address on the ground of a legitimate interest (GDPR art. 6 (1) f) and send no second"
                " mail. Do you object? Use the link at the bottom: you then never get such a mail again."
            ),
        ),
        action_label=_("Register the firm"),
        action_url=url_for("member_invitations.show", token=follow_token(invitation), _external=True),
        unsubscribe_url=url_for("member_invitations.ask_to_object", token=objection_token(invitation), _external=True),
    )

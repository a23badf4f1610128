"""The mail to a firm that a board noted as its member."""

from flask import url_for

from app.accounts.models import User
from app.core.i18n import _
from app.mail.letters import Letter
from app.organisations.models import Association
from app.suppliers.models import Supplier


def noted(supplier: Supplier, association: Association, reader: User) -> Letter:
    """To those who act for the firm."""
    firm, board = supplier.display_name, association.name
    return Letter(
        subject=_("%(association)s notes %(firm)s as a member", association=board, firm=firm),
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=(
            _("The board of %(association)s has noted that %(firm)s is a member.", association=board, firm=firm),
            _(
                "Only the board and you see this, and your name is on the page of the association."
                " Buyers do not see it with your profile, and ending it takes nothing from your profile."
            ),
            _("Is it not right? Say so on the page of your firm: then it stops counting at once."),
        ),
        action_label=_("See the page of your firm"),
        action_url=url_for("suppliers.firm", supplier_id=supplier.id, _external=True),
    )

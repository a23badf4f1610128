"""The letters about changes, for a firm that does not exist."""

from collections.abc import Callable
from functools import partial

from flask import Flask

from app.accounts.models import User
from app.accounts.samples import somebody
from app.approvals.revisions import letters
from app.core.i18n import _
from app.mail.letters import Letter
from app.mail.samples import add_sample
from app.suppliers.models import Supplier
from app.suppliers.revisions.models import Revision, RevisionStatus


def revision() -> Revision:
    """Of a firm that is in no database."""
    return Revision(
        id=0,
        supplier_id=0,
        supplier=Supplier(id=0, name="Hoveniersbedrijf De Heg", trade_name=None),
        status=RevisionStatus.PROPOSED,
        before={"name": "Hoveniersbedrijf De Heg"},
        after={"name": "Hoveniersbedrijf De Haag"},
        reason=_("The trade register still has the old name."),
    )


def _written(letter: Callable[[Revision, User], Letter]) -> Letter:
    return letter(revision(), somebody())


def register(app: Flask) -> None:
    for letter in (letters.proposed, letters.accepted, letters.rejected, letters.reverted):
        add_sample(app, letter, partial(_written, letter))

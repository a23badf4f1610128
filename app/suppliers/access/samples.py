"""The letters about a question for access to a firm that does not exist."""

from flask import Flask

from app.accounts.samples import somebody
from app.core.clock import now, today
from app.mail.samples import add_sample
from app.suppliers.access import letters
from app.suppliers.access.models import AccessRequest, AccessStatus
from app.suppliers.kinds import ProfileStatus
from app.suppliers.models import Supplier


def _request(status: AccessStatus) -> AccessRequest:
    firm = Supplier(id=0, name="Hoveniersbedrijf De Heg", trade_name=None, status=ProfileStatus.LISTED)
    asker = somebody()
    asker.id = 0
    words = "Ik ben sinds januari mede-eigenaar en wil het profiel bijwerken."
    request = AccessRequest(id=0, status=status, message=words, asked_at=now(), due_on=today())
    request.supplier, request.user, request.user_id = firm, asker, 0
    request.reason = "Uittreksel gezien."
    return request


def register(app: Flask) -> None:
    asked, disputed = AccessStatus.ASKED, AccessStatus.DISPUTED
    add_sample(app, letters.asked, lambda: letters.asked(_request(asked), somebody()))
    add_sample(app, letters.answered, lambda: letters.answered(_request(AccessStatus.ACCEPTED)))
    add_sample(app, letters.disputed, lambda: letters.disputed(_request(disputed), somebody()))
    add_sample(app, letters.dispute_received, lambda: letters.dispute_received(_request(disputed)))
    add_sample(app, letters.new_dispute, lambda: letters.new_dispute(_request(disputed), somebody()))
    add_sample(app, letters.decided, lambda: letters.decided(_request(AccessStatus.TAKEN_OVER), somebody()))

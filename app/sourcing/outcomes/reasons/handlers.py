"""Tell who has to answer that a firm asks, and the firm the answer."""

from flask import url_for

from app.accounts.models import User
from app.core.clock import today
from app.core.db import session
from app.core.i18n import in_language
from app.mail.letters import post
from app.sourcing.outcomes.announcing.services import language_for
from app.sourcing.outcomes.models import ReasonsRequest
from app.sourcing.outcomes.reasons import letters
from app.sourcing.outcomes.reasons.messages import ReasonsAsked, ReasonsGiven
from app.sourcing.outcomes.reasons.queries import buyers_of, find_request
from app.sourcing.requests.addresses import address_of


def tell_of_question(message: ReasonsAsked) -> None:
    """The owner of the file; without a file, or when the owner left, all buyers of the municipality."""
    request = find_request(message.request_id)
    if request is None:
        return
    buyers = buyers_of(request.municipality_code, today())
    owner = [buyer for buyer in buyers if request.file is not None and buyer.id == request.file.owner_id]
    for reader in owner or buyers:
        with in_language(reader.language):
            post(letters.asked(request, reader), to=reader.email)


def tell_firm(message: ReasonsGiven) -> None:
    request = find_request(message.request_id)
    if request is None:
        return
    asker = session.get(User, request.asked_by_id) if request.asked_by_id else None
    address = asker.email if asker is not None and asker.is_active else _address(request)
    if address is None:
        return
    with in_language(_language(request, asker)):
        post(letters.given(request, _page(request)), to=address)


def _address(request: ReasonsRequest) -> str | None:
    if request.decision is not None:
        return address_of(request.decision)
    return request.supplier.email if request.supplier else None


def _language(request: ReasonsRequest, asker: User | None) -> str:
    if asker is not None:
        return asker.language
    return language_for(request.decision) if request.decision else "nl"


def _page(request: ReasonsRequest) -> str | None:
    if request.supplier_id is None:
        return None
    return url_for("outcomes_for_firms.answer", supplier_id=request.supplier_id, request_id=request.id, _external=True)

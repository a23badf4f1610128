"""Signed links: one that confirms an address, and one that asks for access to a number that is taken."""

from datetime import timedelta

from app.accounts.models import User
from app.core.security import seal, unseal
from app.core.settings import settings
from app.suppliers.details import IdentityDetails
from app.suppliers.models import Supplier
from app.suppliers.queries import find_supplier

MAIL, ACCESS = "authority by mail", "ask for access"
MAIL_LASTS = timedelta(days=3)
ACCESS_LASTS = timedelta(hours=12)


def mail_token(supplier: Supplier, user: User, address: str) -> str:
    return seal(MAIL, [supplier.id, user.id, address], settings().SECRET_KEY)


def mail_to_confirm(token: str, user: User) -> tuple[Supplier, str] | None:
    """The firm and the address; None for a link that is old, cut, made up, or of somebody else."""
    match unseal(MAIL, token, settings().SECRET_KEY, MAIL_LASTS):
        case [int(supplier_id), int(user_id), str(address)] if user_id == user.id:
            supplier = find_supplier(supplier_id)
            return (supplier, address) if supplier else None
    return None


def access_token(details: IdentityDetails, user: User) -> str | None:
    """For the person who typed the number. None without one: then another number of the form was taken."""
    number = details.kvk_number or details.foreign_id
    return seal(ACCESS, [user.id, details.country, number], settings().SECRET_KEY) if number else None


def number_in(token: str, user: User) -> tuple[str, str] | None:
    """(country, number); None for a link that is old, cut, made up, or of somebody else."""
    match unseal(ACCESS, token, settings().SECRET_KEY, ACCESS_LASTS):
        case [int(user_id), str(country), str(number)] if user_id == user.id:
            return country, number
    return None

"""What belongs to one firm: loaded with the firm, so that the guard can ask who acts for it."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from app.accounts.models import User
from app.core.clock import today
from app.sourcing.outcomes.models import DecisionLetter, PerformanceNote, ReasonsRequest
from app.sourcing.outcomes.performance.queries import find_note_about
from app.sourcing.outcomes.reasons.queries import find_letter_to, find_request
from app.suppliers.models import Supplier
from app.suppliers.policies import edits
from app.suppliers.queries import find_supplier

T = TypeVar("T")


@dataclass(frozen=True)
class Own(Generic[T]):
    supplier: Supplier
    thing: T


def acts_for(user: User | None, own: Own[object]) -> bool:
    return edits(user, own.supplier)


def find_own_letter(supplier_id: int, letter_id: int) -> Own[DecisionLetter] | None:
    supplier = find_supplier(supplier_id)
    letter = find_letter_to(supplier, letter_id) if supplier else None
    return Own(supplier, letter) if supplier and letter else None


def find_own_request(supplier_id: int, request_id: int) -> Own[ReasonsRequest] | None:
    supplier, asked = find_supplier(supplier_id), find_request(request_id)
    return Own(supplier, asked) if supplier and asked and asked.supplier_id == supplier.id else None


def find_own_note(supplier_id: int, note_id: int) -> Own[PerformanceNote] | None:
    supplier = find_supplier(supplier_id)
    note = find_note_about(supplier, note_id, today()) if supplier else None
    return Own(supplier, note) if supplier and note else None

"""What pages say about authority."""

from typing import Any

from app.core.clock import today
from app.suppliers.authority.domains import domain_of_website
from app.suppliers.authority.kinds import LetterState
from app.suppliers.authority.models import AuthorityLetter
from app.suppliers.authority.queries import letters_of
from app.suppliers.authority.showing import addresses_at_domain, authority_of, proofs_of
from app.suppliers.models import Supplier


def firm_panel(supplier: Supplier) -> dict[str, Any]:
    """For slots.FIRM_PANELS."""
    return {"firm": supplier, "authority": authority_of(supplier), "waits_for_code": open_letter(supplier) is not None}


def open_letter(supplier: Supplier) -> AuthorityLetter | None:
    """The letter whose code the firm can type in, or will be able to."""
    newest = next(iter(letters_of(supplier)), None)
    works = newest is not None and newest.state_on(today()) in (LetterState.TO_POST, LetterState.POSTED)
    return newest if works else None


def what_was_shown(supplier: Supplier) -> dict[str, Any]:
    """For the firm itself and for who judges."""
    return {
        "authority": authority_of(supplier),
        "proofs": proofs_of(supplier),
        "at_domain": addresses_at_domain(supplier),
        "is_claimed": supplier.import_batch_id is not None,
    }


def facts(supplier: Supplier) -> dict[str, Any]:
    """And what the firm can do next."""
    letter = open_letter(supplier)
    return {
        **what_was_shown(supplier),
        "domain": domain_of_website(supplier.website),
        "letter": letter,
    }

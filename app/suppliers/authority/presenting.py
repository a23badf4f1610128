"""What pages say about authority."""

from typing import Any

from app.core.clock import today
from app.suppliers.authority.domains import domain_of_website
from app.suppliers.authority.kinds import LetterState
from app.suppliers.authority.models import MOST_TRIES, AuthorityLetter
from app.suppliers.authority.queries import letters_of
from app.suppliers.authority.showing import addresses_at_domain, authority_of, proofs_of, strongest
from app.suppliers.models import Supplier


def firm_panel(supplier: Supplier) -> dict[str, Any]:
    """For slots.FIRM_PANELS."""
    return {"firm": supplier, "authority": authority_of(supplier), "waits_for_code": open_letter(supplier) is not None}


def open_letter(supplier: Supplier) -> AuthorityLetter | None:
    """The letter whose code the firm can type in, or will be able to."""
    newest = next(iter(letters_of(supplier)), None)
    works = newest is not None and newest.state_on(today()) in (LetterState.TO_POST, LetterState.POSTED)
    return newest if works else None


def facts(supplier: Supplier) -> dict[str, Any]:
    """Everything that was shown, for the firm itself and for who judges."""
    letter, proofs = open_letter(supplier), proofs_of(supplier)
    return {
        "authority": strongest(supplier, proofs),
        "proofs": proofs,
        "at_domain": addresses_at_domain(supplier),
        "domain": domain_of_website(supplier.website),
        "letter": letter,
        "tries_left": MOST_TRIES - letter.tries if letter else 0,
        "is_claimed": supplier.import_batch_id is not None,
    }

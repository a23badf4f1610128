"""Who may read the documents of a firm, and who may change them."""

from app.accounts.models import User
from app.suppliers.judges import judges
from app.suppliers.models import Certificate, ProofDocument
from app.suppliers.policies import edits, may_edit


def may_read(user: User | None, document: ProofDocument) -> bool:
    """Those who act for the firm and those who judge it; nobody else, whatever their role."""
    return edits(user, document.supplier) or judges(user, document.supplier)


def may_change(user: User | None, document: ProofDocument) -> bool:
    return may_edit(user, document.supplier)


def may_confirm(user: User | None, proof: Certificate) -> bool:
    """Who has an interest in a firm does not judge it."""
    return judges(user, proof.supplier)

"""What shows that somebody may act for a firm; the reviewer sees which."""

from collections.abc import Iterable

from sqlalchemy import select

from app.core.db import session
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.suppliers.authority.domains import domain_of_website, is_mail_at
from app.suppliers.authority.kinds import Authority
from app.suppliers.authority.models import AuthorityProof
from app.suppliers.models import Supplier, SupplierEditor


class AuthorityNotShown(DomainError):
    """Nothing shows that those who act for the firm may do so."""


def authority_of(supplier: Supplier) -> Authority:
    """The strongest of what its editors have shown, or else a check by the reviewer."""
    return strongest(supplier, proofs_of(supplier))


def strongest(supplier: Supplier, proofs: Iterable[AuthorityProof]) -> Authority:
    """Of proofs that count, and of what the addresses of its editors show by themselves."""
    ways = {proof.way for proof in proofs}
    if addresses_at_domain(supplier):
        ways.add(Authority.MAIL_AT_DOMAIN)
    return next((way for way in Authority if way in ways), Authority.TO_BE_CHECKED)


def demand_authority(supplier: Supplier) -> None:
    """Raises AuthorityNotShown."""
    if not authority_of(supplier).is_shown:
        raise AuthorityNotShown(
            lazy(
                "Nothing shows yet that the applicant acts for this firm."
                " It came in by an import, so that has to be shown or checked first."
            )
        )


def proofs_of(supplier: Supplier) -> list[AuthorityProof]:
    """What counts today, newest first: of people who still edit it, and mail while the domain is still the firm's."""
    statement = (
        select(AuthorityProof)
        .join(
            SupplierEditor,
            (SupplierEditor.supplier_id == AuthorityProof.supplier_id)
            & (SupplierEditor.user_id == AuthorityProof.user_id),
        )
        .where(AuthorityProof.supplier_id == supplier.id)
        .order_by(AuthorityProof.shown_at.desc(), AuthorityProof.id.desc())
    )
    domain = domain_of_website(supplier.website)
    return [proof for proof in session.scalars(statement) if not proof.address or is_mail_at(proof.address, domain)]


def addresses_at_domain(supplier: Supplier) -> list[str]:
    """Confirmed addresses of accounts that lie at the domain of the firm's website."""
    domain = domain_of_website(supplier.website)
    confirmed = (editor.user.email for editor in supplier.editors if editor.user.confirmed_at)
    return [email for email in confirmed if is_mail_at(email, domain)]

"""What shows that somebody may act for a firm; the reviewer sees which."""

from app.core.errors import DomainError
from app.core.i18n import lazy
from app.suppliers.authority.domains import domain_of_website, is_mail_at
from app.suppliers.authority.kinds import Authority
from app.suppliers.authority.models import AuthorityProof
from app.suppliers.models import Supplier


class AuthorityNotShown(DomainError):
    """Nothing shows that those who act for the firm may do so."""


def authority_of(supplier: Supplier) -> Authority:
    """The strongest of what its editors have shown, or else a check by the reviewer."""
    ways = {proof.way for proof in proofs_of(supplier)}
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
    found: list[AuthorityProof] = supplier.authority_proofs  # type: ignore[attr-defined]  # a backref of the proofs
    domain, editors = domain_of_website(supplier.website), {editor.user_id for editor in supplier.editors}
    return [
        proof
        for proof in reversed(found)
        if proof.user_id in editors and (not proof.address or is_mail_at(proof.address, domain))
    ]


def addresses_at_domain(supplier: Supplier) -> list[str]:
    """Confirmed addresses of accounts that lie at the domain of the firm's website."""
    domain = domain_of_website(supplier.website)
    confirmed = (editor.user.email for editor in supplier.editors if editor.user.confirmed_at)
    return [email for email in confirmed if is_mail_at(email, domain)]

"""Verbs: show authority, by a code, by mail or because a reviewer checked it."""

from datetime import date, datetime, timedelta

from app.accounts.models import User
from app.audit.services import record
from app.core.clock import local_date
from app.core.db import JOURNAL, session, take_turn
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.outbox.services import publish
from app.suppliers.authority import codes
from app.suppliers.authority.domains import domain_of_website, is_mail_at
from app.suppliers.authority.kinds import Authority, CheckMeans, LetterState
from app.suppliers.authority.messages import MailProofAsked
from app.suppliers.authority.models import AuthorityLetter, AuthorityProof
from app.suppliers.authority.queries import confirmed_by_mail, letters_of
from app.suppliers.models import Supplier

CODE_LASTS = timedelta(days=28)


def show(
    supplier: Supplier,
    user: User,
    way: Authority,
    *,
    at: datetime,
    address: str | None = None,
    checked_by: User | None = None,
    means: CheckMeans | None = None,
    note: str | None = None,
) -> AuthorityProof:
    """Note that `user` may act for the firm."""
    proof = AuthorityProof(supplier=supplier, user=user, way=way, shown_at=at, address=address, means=means, note=note)
    proof.checked_by = checked_by
    session.add(proof)
    session.flush()
    record("authority.shown", supplier, by=checked_by or user, way=way, means=means)
    return proof


def check(supplier: Supplier, user: User, *, means: CheckMeans, note: str, by: User, at: datetime) -> AuthorityProof:
    """A reviewer has seen it for themselves. Raises DomainError when `user` does not act for the firm."""
    if all(editor.user_id != user.id for editor in supplier.editors):
        raise DomainError(lazy("This person does not act for the firm any more."))
    return show(supplier, user, Authority.CHECKED, at=at, checked_by=by, means=means, note=note.strip() or None)


def ask_letter(supplier: Supplier, *, by: User, at: datetime) -> AuthorityLetter:
    """Make a code for the desk to post; a letter of before stops working. Raises DomainError without an address."""
    if not (supplier.street and supplier.house_number and supplier.postcode and supplier.town):
        raise DomainError(lazy("The address of your firm is not complete. Fill in street, number and postcode first."))
    take_turn(JOURNAL)
    for earlier in letters_of(supplier):
        if earlier.state_on(local_date(at)) in (LetterState.TO_POST, LetterState.POSTED):
            earlier.replaced_at, earlier.sealed_code = at, None
    code = codes.new_code()
    letter = AuthorityLetter(
        supplier=supplier,
        user=by,
        asked_at=at,
        firm=supplier.name,
        street=f"{supplier.street} {supplier.house_number}",
        place=f"{supplier.postcode}  {supplier.town}",
        code_digest=codes.digest(code),
        sealed_code=codes.sealed(code),
        expires_on=local_date(at) + CODE_LASTS,
    )
    session.add(letter)
    session.flush()  # its id goes into the audit trail
    record("authority.letter_asked", supplier, by=by, letter=letter.id)
    return letter


def mark_posted(letter: AuthorityLetter, *, on: date, by: User, at: datetime) -> None:
    """It is on its way: the code is forgotten here, and works for 28 days from then. Raises DomainError."""
    today = local_date(at)
    if letter.state_on(today) is not LetterState.TO_POST:
        raise DomainError(lazy("One of these letters does not have to be posted any more. Look at the list again."))
    if not local_date(letter.asked_at) <= on <= today:
        raise DomainError(lazy("A letter is posted after it was asked for, and not in the future."))
    letter.posted_on, letter.posted_by_id = on, by.id
    letter.sealed_code, letter.expires_on = None, on + CODE_LASTS
    record("authority.letter_posted", letter.supplier, by=by, letter=letter.id, on=on.isoformat())


def type_code(supplier: Supplier, text: str, *, by: User, at: datetime) -> AuthorityProof | None:
    """Show authority with the code of the newest letter; None, and one try less, when it is another code.

    Raises DomainError when there is no letter whose code works.
    """
    take_turn(JOURNAL)  # many tries at once count as many
    letter = next(iter(letters_of(supplier)), None)
    working = (LetterState.TO_POST, LetterState.POSTED)
    if letter is None or letter.state_on(local_date(at)) not in working:
        raise DomainError(lazy("There is no letter whose code still works. Ask for a new one."))
    if not codes.is_code(text, letter.code_digest):
        letter.tries += 1
        record("authority.code_failed", supplier, by=by, tries=letter.tries)
        return None
    letter.used_at, letter.sealed_code = at, None
    return show(supplier, by, Authority.LETTER, at=at)


def ask_mail(supplier: Supplier, address: str, *, by: User) -> None:
    """Send a link to another address at the firm's own domain. Raises DomainError for any other address."""
    email = address.strip().lower()
    domain = domain_of_website(supplier.website)
    if domain is None:
        raise DomainError(lazy("Fill in the website of your firm first: its domain is what the address has to match."))
    if not is_mail_at(email, domain):
        raise DomainError(lazy("This address is not at %(domain)s, the domain of your website.", domain=domain))
    record("authority.mail_asked", supplier, by=by)
    publish(MailProofAsked(supplier.id, by.id, email))


def confirm_mail(supplier: Supplier, address: str, *, by: User, at: datetime) -> AuthorityProof:
    """Whoever reads mail at the domain followed the link. Raises DomainError when it was used or the domain changed."""
    take_turn(JOURNAL)
    if confirmed_by_mail(supplier, by, address):
        raise DomainError(lazy("This link was used already. The address is confirmed."))
    if not is_mail_at(address, domain_of_website(supplier.website)):
        raise DomainError(lazy("The website of the firm has changed since: this address is no longer at its domain."))
    return show(supplier, by, Authority.MAIL_AT_DOMAIN, at=at, address=address)

"""Verbs on profiles: start, claim, change, list. The rules live here."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import or_, select

from app.accounts.models import User
from app.audit.services import record
from app.core.clock import local_date
from app.core.db import JOURNAL, session, take_turn
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.suppliers.authority import demand_authority
from app.suppliers.autosave import services as autosave
from app.suppliers.details import (
    CertificateDetails,
    ContactDetails,
    ExtraDetails,
    IdentityDetails,
    PlaceDetails,
    SizeDetails,
    TradeDetails,
)
from app.suppliers.filling import (
    checked_cpv_codes,
    checked_rsin,
    checked_vat_id,
    set_certificates,
    set_contact,
    set_extras,
    set_identity,
    set_place,
    set_sbi_codes,
    set_size,
    set_social,
    set_trade,
)
from app.suppliers.kinds import ClaimSource, EditorRole, ProfileStatus, SocialKind
from app.suppliers.models import Supplier, SupplierEditor
from app.suppliers.revisions.noting import note_live_change, settle
from app.suppliers.revisions.proposing import propose, propose_certificates, propose_identity
from app.suppliers.terms import demand_possible_dates
from app.suppliers.versions import keep_version


class AlreadyRegistered(DomainError):
    """Another profile has this number."""


def start_draft(details: IdentityDetails, *, by: User, at: datetime) -> Supplier:
    """Make a draft profile that `by` owns.

    A profile that came in by import and has nobody yet is claimed instead: it keeps its id and history, but what it
    held of a person goes, for nothing shows yet that `by` may see that.
    Raises AlreadyRegistered when somebody else's profile has the KvK number, foreign id or VAT id.
    """
    known = _unclaimed_with_same_number(details)
    supplier = known or Supplier(status=ProfileStatus.DRAFT, name=details.name, match_name="", created_at=at)
    if known is not None:
        known.move_to(ProfileStatus.DRAFT)
        _forget_people(known)
    set_identity(supplier, details)
    supplier.updated_at = at
    supplier.editors.append(SupplierEditor(user=by, role=EditorRole.OWNER, since=at))
    session.add(supplier)
    session.flush()  # its id goes into the audit trail
    record("supplier.claimed" if known else "supplier.started", supplier, by=by)
    return supplier


def _unclaimed_with_same_number(details: IdentityDetails) -> Supplier | None:
    """The one imported profile that has these numbers, if any. Raises AlreadyRegistered."""
    known = _profiles_with_same_number(details)
    if len(known) > 1 or any(each.status is not ProfileStatus.UNCLAIMED for each in known):
        raise _already_registered()
    return known[0] if known else None


def _forget_people(supplier: Supplier) -> None:
    """The contact person and, of what is or may be a sole trader, the address."""
    set_contact(supplier, ContactDetails(website=supplier.website))
    if supplier.is_personal:
        set_place(supplier, PlaceDetails())


def _already_registered() -> AlreadyRegistered:
    return AlreadyRegistered(lazy("This firm is already registered. You can ask for access to its profile."))


def _profiles_with_same_number(details: IdentityDetails) -> list[Supplier]:
    """All of them: the KvK number may be of one and the VAT id of another. Nobody takes one until the commit."""
    take_turn(JOURNAL)
    same = []
    if details.kvk_number:
        same.append(Supplier.kvk_number == details.kvk_number)
    if details.vat_id:
        same.append(Supplier.vat_id == details.vat_id)
    if details.foreign_id:
        same.append((Supplier.country == details.country) & (Supplier.foreign_id == details.foreign_id))
    return list(session.scalars(select(Supplier).where(or_(*same)))) if same else []


def change_identity(supplier: Supplier, details: IdentityDetails, *, by: User, at: datetime) -> None:
    """Say anew who the firm is. Of a listed firm it waits until somebody has looked at it.

    Raises DomainError for a firm that is neither, AlreadyRegistered when another profile has one of the numbers.
    """
    if supplier.status not in (ProfileStatus.DRAFT, ProfileStatus.LISTED):
        raise DomainError(lazy("Name and numbers can only be changed of a draft and of a listed firm."))
    refuse_known_numbers(supplier, details)
    if supplier.is_public:
        checked = replace(details, vat_id=checked_vat_id(details), rsin=checked_rsin(details))
        propose_identity(supplier, checked, by=by, at=at)
        return
    set_identity(supplier, details)
    changed(supplier, "identity", by=by, at=at)


def refuse_known_numbers(supplier: Supplier, details: IdentityDetails) -> None:
    """Raises AlreadyRegistered when another profile has one of the numbers."""
    with session.no_autoflush:
        known = _profiles_with_same_number(details)
    if any(each.id != supplier.id for each in known):
        raise _already_registered()


def change_place(supplier: Supplier, details: PlaceDetails, *, by: User, at: datetime) -> None:
    """Set seat and service area; municipality and point follow from the postcode. Raises DomainError."""
    set_place(supplier, details)
    changed(supplier, "place", by=by, at=at)


def change_trade(supplier: Supplier, details: TradeDetails, *, by: User, at: datetime) -> None:
    """Set what the firm does. The CPV codes of a listed firm wait: a reviewer has looked at those that show.

    Raises DomainError for unknown or more than 25 CPV codes.
    """
    if supplier.is_public:
        propose(supplier, {"cpv_codes": list(checked_cpv_codes(details))}, by=by, at=at)
        details = replace(details, cpv_codes=supplier.cpv_codes)
    set_trade(supplier, details)
    changed(supplier, "trade", by=by, at=at)


def change_contact(supplier: Supplier, details: ContactDetails, *, by: User, at: datetime) -> None:
    set_contact(supplier, details)
    changed(supplier, "contact", by=by, at=at)


def change_qualities(
    supplier: Supplier,
    *,
    size: SizeDetails,
    social: frozenset[SocialKind],
    social_places: Mapping[SocialKind, int] | None = None,
    by: User,
    at: datetime,
) -> None:
    set_size(supplier, size)
    set_social(supplier, social, social_places)
    changed(supplier, "qualities", by=by, at=at)


def change_extras(supplier: Supplier, details: ExtraDetails, *, by: User, at: datetime) -> None:
    """Set languages, references, branches, SBI codes and until when the firm is full. Raises DomainError."""
    set_extras(supplier, details)
    changed(supplier, "extras", by=by, at=at)


def adopt_found(supplier: Supplier, place: PlaceDetails, sbi_codes: tuple[str, ...]) -> None:
    """Fill in what the trade register said, where the draft has nothing yet; the owner still goes through it."""
    if supplier.postcode is None and place.postcode:
        held = PlaceDetails(
            service_area=supplier.service_area,
            radius_km=supplier.radius_km,
            service_municipalities=tuple(area.municipality_code for area in supplier.areas),
        )
        address = replace(held, street=place.street, house_number=place.house_number)
        set_place(supplier, replace(address, postcode=place.postcode, town=place.town))
    if not supplier.sbi_codes:
        set_sbi_codes(supplier, sbi_codes)


def change_proofs(supplier: Supplier, certificates: tuple[CertificateDetails, ...], *, by: User, at: datetime) -> None:
    """Set certificates, insurances and declarations. Those of a listed firm wait: a reviewer looks at the papers first.

    Raises DomainError for a date that cannot be (see terms.py).
    """
    demand_possible_dates(supplier, certificates, today=local_date(at))
    if supplier.is_public:
        propose_certificates(supplier, certificates, by=by, at=at)
    else:
        set_certificates(supplier, certificates)
    changed(supplier, "proofs", by=by, at=at)


def list_profile(supplier: Supplier, *, source: ClaimSource, by: User, at: datetime) -> None:
    """Make the firm public and findable: `by` vouches for it as a board or as the desk.

    Raises AuthorityNotShown for a firm that came in by an import, when nothing shows that its editors act for it.
    """
    if supplier.import_batch_id is not None:
        demand_authority(supplier)
    supplier.move_to(ProfileStatus.LISTED)
    supplier.listed_at = supplier.listed_at or at
    supplier.confirmed_at = supplier.verified_at = supplier.updated_at = at
    supplier.verified_source, supplier.verified_by_id = source, by.id
    settle(supplier, by=by, at=at)
    keep_version(supplier, at=at)
    record("supplier.listed", supplier, by=by, source=source)


def remove_draft(supplier: Supplier, *, by: User) -> None:
    """Throw a draft away, for good; one that came in by import is nobody's again. Raises DomainError."""
    if supplier.status is not ProfileStatus.DRAFT:
        raise DomainError(lazy("Only a draft can be thrown away."))
    if supplier.import_batch_id is not None:
        supplier.move_to(ProfileStatus.UNCLAIMED)
        supplier.editors.clear()
        record("supplier.given_back", supplier, by=by)
        return
    record("supplier.removed", supplier, by=by)
    session.delete(supplier)


def changed(supplier: Supplier, part: str, *, by: User, at: datetime) -> None:
    """The end of every change of a profile: keep what the public sees from now on, and note who did it."""
    supplier.updated_at = at
    session.flush()  # the version is made of what the database now holds
    note_live_change(supplier, by=by, at=at)
    keep_version(supplier, at=at)
    autosave.forget(supplier, part, by=by)
    record("supplier.changed", supplier, by=by, part=part)

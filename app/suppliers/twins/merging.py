"""Two profiles of one firm become one. The one that goes keeps its id and versions, and leads to the one that stays.

It cannot be undone: whoever acts for either firm acts for both afterwards.
"""

from collections.abc import Collection
from dataclasses import fields
from datetime import datetime
from typing import Any

from app.accounts.models import User
from app.audit.services import record
from app.core.clock import local_date
from app.core.db import JOURNAL, session, take_turn
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.outbox.services import publish
from app.suppliers.details import IdentityDetails
from app.suppliers.filling import MOST_CPV_CODES, OWN_LISTS, set_identity
from app.suppliers.kinds import ProfileStatus
from app.suppliers.models import (
    Certificate,
    Predecessor,
    Supplier,
    SupplierArea,
    SupplierCpv,
    SupplierEditor,
    SupplierSocial,
    SupplierTheme,
)
from app.suppliers.revisions.noting import settle
from app.suppliers.services import changed
from app.suppliers.twins.fields import FIELDS
from app.suppliers.twins.joining import join_everything
from app.suppliers.twins.messages import FirmsMerged
from app.suppliers.twins.services import forget_pair

# Numbers that only one profile may have.
_UNIQUE = ("kvk_number", "vat_id", "foreign_id")
# The profile that stays stands at least as far as the other: what the public sees must not vanish.
_HOW_FAR = (
    ProfileStatus.UNCLAIMED,
    ProfileStatus.DRAFT,
    ProfileStatus.LAPSED,
    ProfileStatus.SUSPENDED,
    ProfileStatus.LISTED,
)


def refuse_impossible(stays: Supplier, goes: Supplier) -> None:
    """Raises DomainError with what to do instead."""
    if ProfileStatus.WITHDRAWN in (stays.status, goes.status):
        raise DomainError(lazy("One of these profiles is withdrawn. Only profiles that are in use can be merged."))
    if stays.country != goes.country:
        raise DomainError(lazy("These firms are in the registers of two countries, so they are not the same."))
    if _HOW_FAR.index(stays.status) < _HOW_FAR.index(goes.status):
        raise DomainError(lazy("Let the other profile stay: it is further than this one."))


def merge(stays: Supplier, goes: Supplier, *, taken: Collection[str], by: User, at: datetime) -> None:
    """Put what the other profile has into the one that stays, and withdraw the other.

    `taken` are keys of fields.FIELDS of which the value of the other wins. Raises DomainError.
    """
    take_turn(JOURNAL)
    refuse_impossible(stays, goes)
    former = {"name": goes.name, "kvk_number": goes.kvk_number}
    _take_values(stays, goes, taken)
    _join_lists(stays, goes)
    _join_certificates(stays, goes)
    _join_editors(stays, goes)
    join_everything(stays, goes, by, at)
    settle(goes, by=by, at=at)
    _withdraw(goes, at=at)
    stays.predecessors.append(Predecessor(**former, since=local_date(at), former_id=goes.id))
    forget_pair(stays, goes)
    record("supplier.merged", stays, by=by, former_id=goes.id, taken=sorted(taken))
    record("supplier.went_up", goes, by=by, into_id=stays.id)
    changed(stays, "merge", by=by, at=at)
    publish(FirmsMerged(stays.id, goes.id))


def _take_values(stays: Supplier, goes: Supplier, taken: Collection[str]) -> None:
    """A number leaves the one profile before the other gets it: the database allows each only once."""
    chosen = [field for field in FIELDS if field.key in taken]
    values = {column: getattr(goes, column) for field in chosen for column in field.columns}
    for column in set(_UNIQUE) & set(values):
        setattr(goes, column, None)
    session.flush()
    for column, value in values.items():
        setattr(stays, column, value)
    if "service_area" in taken:
        stays.areas[:] = [SupplierArea(municipality_code=area.municipality_code) for area in goes.areas]
    set_identity(stays, _identity_of(stays))  # the rules of a VAT id hold whatever way it came


def _identity_of(supplier: Supplier) -> IdentityDetails:
    return IdentityDetails(**{field.name: getattr(supplier, field.name) for field in fields(IdentityDetails)})


def _join_lists(stays: Supplier, goes: Supplier) -> None:
    for name in OWN_LISTS:
        _move(getattr(goes, name), getattr(stays, name))
    held = set(stays.cpv_codes)
    new = [entry.code for entry in goes.cpv if entry.code not in held][: MOST_CPV_CODES - len(held)]
    stays.cpv.extend(SupplierCpv(code=code, rank=len(held) + place) for place, code in enumerate(new))
    themes = {theme.theme_key for theme in goes.themes} - {theme.theme_key for theme in stays.themes}
    stays.themes.extend(SupplierTheme(theme_key=key) for key in sorted(themes))
    kinds = {entry.kind for entry in stays.social}
    stays.social.extend(
        SupplierSocial(kind=entry.kind, places=entry.places) for entry in goes.social if entry.kind not in kinds
    )


def _move(source: list[Any], target: list[Any]) -> None:
    """The rows themselves: a proof keeps its file, a reference its id."""
    rows = list(source)
    source.clear()
    target.extend(rows)


def _join_certificates(stays: Supplier, goes: Supplier) -> None:
    """Of two of the same kind and level the one that is valid longest wins; documents follow their certificate."""
    held = {(proof.kind, proof.level): proof for proof in stays.certificates}
    for proof in list(goes.certificates):
        own = held.get((proof.kind, proof.level))
        if own is None:
            goes.certificates.remove(proof)
            stays.certificates.append(proof)
            continue
        if _lasts_longer(proof, own):
            for column in ("number", "issuer", "valid_until", "source", "verified_at"):
                setattr(own, column, getattr(proof, column))
        for document in stays.documents:
            if document.certificate_id == proof.id:
                document.certificate_id = own.id


def _lasts_longer(proof: Certificate, own: Certificate) -> bool:
    if own.valid_until is None:
        return False
    return proof.valid_until is None or proof.valid_until > own.valid_until


def _join_editors(stays: Supplier, goes: Supplier) -> None:
    """Whoever edited one of them edits the one that stays, with the role they had."""
    known = {editor.user_id for editor in stays.editors}
    stays.editors.extend(
        SupplierEditor(user=editor.user, role=editor.role, since=editor.since)
        for editor in goes.editors
        if editor.user_id not in known
    )
    goes.editors.clear()


def _withdraw(goes: Supplier, *, at: datetime) -> None:
    """Set, not moved: the table of moves withdraws only what was listed once, and a merge ends any profile."""
    goes.status = ProfileStatus.WITHDRAWN
    goes.updated_at = at

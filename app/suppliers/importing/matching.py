"""Which profile a row is about: by register number, else by name, postcode and house number."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import ColumnElement, select, tuple_
from sqlalchemy.orm import selectinload

from app.core.db import session
from app.suppliers.details import SupplierDetails
from app.suppliers.importing.problems import Fault
from app.suppliers.models import Supplier
from app.suppliers.naming import match_name
from app.suppliers.queries import SHORT_LISTS_OF_MANY


class RegisterKey(NamedTuple):
    country: str
    number: str


class AddressKey(NamedTuple):
    """`where` is postcode and house number without spaces; a firm without postcode has its town."""

    name: str
    where: str


def register_key(details: SupplierDetails) -> RegisterKey | None:
    identity = details.identity
    number = identity.kvk_number if identity.country == "NL" else identity.foreign_id
    return RegisterKey(identity.country, number) if number else None


def address_key(details: SupplierDetails) -> AddressKey:
    place = details.place
    return _address_key(match_name(details.identity.name), place.postcode, place.house_number, place.town)


def _address_key(name: str, postcode: str | None, house_number: str | None, town: str | None) -> AddressKey:
    where = f"{postcode}{house_number or ''}" if postcode else town or ""
    return AddressKey(name, where.replace(" ", "").casefold())


class Seen:
    """The firms met so far in one file: of rows about the same firm only the first counts.

    Otherwise two rows that differ would overwrite each other again at every import of the same file.
    """

    def __init__(self) -> None:
        self._numbers: set[RegisterKey] = set()
        self._addresses: set[AddressKey] = set()
        self._addresses_without_number: set[AddressKey] = set()
        self._vat_ids: set[str] = set()

    def meet(self, details: SupplierDetails) -> Fault | None:
        """Remember the firm, or say why its row cannot be taken."""
        number, address, vat_id = register_key(details), address_key(details), details.identity.vat_id
        if self._has(number, address):
            return Fault.DUPLICATE
        if vat_id in self._vat_ids:
            return Fault.VAT_ID_TAKEN
        self._addresses.add(address)
        if number:
            self._numbers.add(number)
        else:
            self._addresses_without_number.add(address)
        if vat_id:
            self._vat_ids.add(vat_id)
        return None

    def _has(self, number: RegisterKey | None, address: AddressKey) -> bool:
        if number:
            return number in self._numbers or address in self._addresses_without_number
        return address in self._addresses


class Profiles:
    """The profiles that a chunk of rows may be about, read at once."""

    def __init__(self, chunk: Iterable[SupplierDetails]) -> None:
        self._by_number: dict[RegisterKey, Supplier] = {}
        self._by_address: dict[AddressKey, list[Supplier]] = {}
        self._by_vat_id: dict[str, Supplier] = {}
        for supplier in _candidates(list(chunk)):
            self._add(supplier)

    def find(self, details: SupplierDetails) -> Supplier | None:
        """A profile with another number is another firm, however alike its name and address."""
        number = register_key(details)
        if number in self._by_number:
            return self._by_number[number]
        same_address = self._by_address.get(address_key(details), [])
        if number is None:
            return same_address[0] if same_address else None
        return next((supplier for supplier in same_address if _number_of(supplier) is None), None)

    def holder_of_vat_id(self, vat_id: str | None) -> Supplier | None:
        return self._by_vat_id.get(vat_id) if vat_id else None

    def _add(self, supplier: Supplier) -> None:
        number = _number_of(supplier)
        if number:
            self._by_number[number] = supplier
        if supplier.vat_id:
            self._by_vat_id[supplier.vat_id] = supplier
        address = _address_key(supplier.match_name, supplier.postcode, supplier.house_number, supplier.town)
        self._by_address.setdefault(address, []).append(supplier)


def _number_of(supplier: Supplier) -> RegisterKey | None:
    number = supplier.kvk_number if supplier.country == "NL" else supplier.foreign_id
    return RegisterKey(supplier.country, number) if number else None


def _candidates(chunk: list[SupplierDetails]) -> list[Supplier]:
    """Lowest id first: of two profiles that fit, every import takes the same one."""
    identities = [details.identity for details in chunk]
    by_number = {identity.kvk_number for identity in identities if identity.kvk_number}
    by_vat_id = {identity.vat_id for identity in identities if identity.vat_id}
    by_register = {(identity.country, identity.foreign_id) for identity in identities if identity.foreign_id}
    found = _suppliers(Supplier.match_name.in_({match_name(identity.name) for identity in identities}))
    # Each on its own: SQLite uses no index when these are joined by OR.
    found += _suppliers(Supplier.kvk_number.in_(by_number)) if by_number else []
    found += _suppliers(Supplier.vat_id.in_(by_vat_id)) if by_vat_id else []
    found += _suppliers(tuple_(Supplier.country, Supplier.foreign_id).in_(by_register)) if by_register else []
    return sorted(set(found), key=lambda supplier: supplier.id)


def _suppliers(condition: ColumnElement[bool]) -> list[Supplier]:
    return list(
        session.scalars(select(Supplier).where(condition).options(selectinload(Supplier.editors), *SHORT_LISTS_OF_MANY))
    )

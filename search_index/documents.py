"""What the index knows of a supplier."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Proof:
    """A certificate that counts up to and including `valid_until`; without that day it does not expire."""

    kind: str
    valid_until: date | None = None


@dataclass(frozen=True, kw_only=True)
class SupplierDocument:
    """One findable supplier at one version of its profile.

    `version` only grows: an engine ignores a document older than what it holds.
    `cpv_codes` are the codes the firm ticked; their ancestors follow from the digits.
    `works_in` holds the codes of all municipalities that the service area reaches (of a radius too: see
    `geo.places_within`); it is not looked at when `works_everywhere` is set.
    Nothing in a document may depend on the day it was made: dates are compared when a question is asked.
    """

    id: int
    version: int
    name: str
    trade_name: str = ""
    description_nl: str = ""
    description_en: str = ""
    keywords: str = ""
    cpv_codes: tuple[str, ...] = ()
    cpv_labels_nl: tuple[str, ...] = ()
    cpv_labels_en: tuple[str, ...] = ()
    cpv_ancestor_labels_nl: tuple[str, ...] = ()
    cpv_ancestor_labels_en: tuple[str, ...] = ()
    town: str = ""
    municipality: str | None = None
    municipality_name: str = ""
    lat: float | None = None
    lon: float | None = None
    works_in: tuple[str, ...] = ()
    works_everywhere: bool = False
    size: str | None = None
    legal_form: str | None = None
    certificates: tuple[Proof, ...] = ()
    social: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    verified_on: date | None = None
    updated_on: date | None = None

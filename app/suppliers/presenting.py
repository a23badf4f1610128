"""A profile as its readers see it: words for codes, and proof compared with a date."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from app.core.i18n import Text, _, ngettext
from app.organisations.queries import themes
from app.reference.queries import certificate_kinds, cpv_labels, municipalities
from app.suppliers.images.queries import kept_names
from app.suppliers.kinds import ImageRole, LegalForm, ServiceAreaKind, SizeClass, SocialKind
from app.suppliers.labels import LEGAL_FORMS, SIZES, SOCIAL
from app.suppliers.languages import language_names
from app.suppliers.references import BANDS, band_of, counts_on


@dataclass(frozen=True)
class Proof:
    """A certificate, insurance or declaration; `is_valid` on the day the profile was looked at.

    `seen_on`: the day on which a board or the desk found it right by its document.
    """

    name: str
    level: str | None
    number: str | None
    issuer: str | None
    valid_until: date | None
    is_valid: bool
    seen_on: date | None = None


@dataclass(frozen=True)
class Image:
    """A picture as it is shown: `name` is that in its address, width and height are in pixels."""

    name: str
    text: str
    width: int
    height: int


@dataclass(frozen=True)
class Reference:
    """Work that was done before; `amount` is the band that it lies in."""

    title: str
    client: str
    completed_on: date
    description: str | None
    amount: Text | None


@dataclass(frozen=True)
class Former:
    """A firm that this one went on from."""

    name: str
    kvk_number: str | None


@dataclass(frozen=True)
class PublicProfile:
    """What everybody may see of a firm, in the language of the reader. `trades` are (code, label) pairs."""

    name: str
    legal_name: str
    legal_form: Text | None
    register_number: str | None
    country: str
    address: tuple[str, ...]
    municipality: str | None
    service_area: str | None
    trades: tuple[tuple[str, str], ...]
    description: str | None
    description_language: str
    size: Text | None
    phone: str | None
    website: str | None
    themes: tuple[str, ...]
    social: tuple[Text, ...]
    languages: tuple[str, ...]
    full_until: date | None  # None, too, when that day has passed
    references: tuple[Reference, ...]  # those that are not too old
    branches: tuple[str, ...]
    predecessors: tuple[Former, ...]
    proofs: tuple[Proof, ...]
    logo: Image | None
    photos: tuple[Image, ...]
    verified_at: datetime | None

    @property
    def valid_proofs(self) -> tuple[Proof, ...]:
        return tuple(proof for proof in self.proofs if proof.is_valid)

    @property
    def expired_proofs(self) -> tuple[Proof, ...]:
        return tuple(proof for proof in self.proofs if not proof.is_valid)

    @property
    def every_proof_seen(self) -> bool:
        return all(proof.seen_on is not None for proof in self.valid_proofs)


def public_profile(content: dict[str, Any], *, on: date, language: str) -> PublicProfile:
    """Make the content of a profile (see versions.public_content), of today or kept, ready to be read.

    Versions that were kept before a field existed do not have its key.
    """
    places = _names_of_municipalities([content["municipality_code"], *content["service_municipalities"]])
    description, description_language = _description(content, language)
    verified_at = content["verified_at"]
    images = _images(content.get("images", ()))
    return PublicProfile(
        name=content["trade_name"] or content["name"],
        legal_name=content["name"],
        legal_form=LEGAL_FORMS[LegalForm(content["legal_form"])] if content["legal_form"] else None,
        register_number=content["kvk_number"] or content["foreign_id"],
        country=content["country"],
        address=_address(content),
        municipality=places.get(content["municipality_code"]),
        service_area=_service_area(content, places),
        trades=_trades(content["cpv_codes"], language),
        description=description,
        description_language=description_language,
        size=SIZES[SizeClass(content["size"])] if content["size"] else None,
        phone=content["phone"],
        website=content["website"],
        themes=_themes(content["themes"], language),
        social=_social(content["social"], content.get("social_places") or {}),
        languages=tuple(sorted(language_names(content.get("languages") or ()).values())),
        full_until=_full_until(content.get("full_until"), on),
        references=_references(content.get("references") or (), on),
        branches=tuple(_branch(entry) for entry in content.get("branches") or ()),
        predecessors=tuple(Former(each["name"], each["kvk_number"]) for each in content.get("predecessors") or ()),
        proofs=_proofs(content["certificates"], on),
        logo=next(iter(images[ImageRole.LOGO]), None),
        photos=images[ImageRole.PHOTO],
        verified_at=datetime.fromisoformat(verified_at) if verified_at else None,
    )


def _names_of_municipalities(codes: Iterable[str | None]) -> dict[str, str]:
    wanted = {code for code in codes if code}
    return {place.code: place.name for place in municipalities(wanted)} if wanted else {}


def _description(content: dict[str, Any], language: str) -> tuple[str | None, str]:
    """In the reader's language, or else in the other one; with the language it is in."""
    other = "nl" if language == "en" else "en"
    own = content[f"description_{language}"]
    return (own, language) if own else (content[f"description_{other}"], other)


def _address(content: dict[str, Any]) -> tuple[str, ...]:
    """Lines of the address. A sole trader's has only the town: the rest would be somebody's home."""
    street = " ".join(part for part in (content["street"], content["house_number"]) if part)
    whole_postcode = content["postcode"] if content["legal_form"] != LegalForm.EENMANSZAAK else None
    place = " ".join(part for part in (whole_postcode, content["town"]) if part)
    return tuple(line for line in (street, place) if line)


def _service_area(content: dict[str, Any], places: dict[str, str]) -> str | None:
    kind = content["service_area"]
    if kind == ServiceAreaKind.COUNTRY:
        return _("The whole country")
    if kind == ServiceAreaKind.RADIUS and content["radius_km"]:
        return _("Up to %(km)s km from %(town)s", km=content["radius_km"], town=content["town"] or _("the firm"))
    names = sorted(places[code] for code in content["service_municipalities"] if code in places)
    return ", ".join(names) or None


def _trades(codes: list[str], language: str) -> tuple[tuple[str, str], ...]:
    labels = cpv_labels(codes, language) if codes else {}
    return tuple((code, labels[code]) for code in codes if code in labels)


def _themes(keys: list[str], language: str) -> tuple[str, ...]:
    return tuple(theme.label(language) for theme in themes() if theme.key in keys) if keys else ()


def _social(kinds: Iterable[str], places: Mapping[str, int]) -> tuple[Text, ...]:
    """With for how many people there is room, when that is known."""
    return tuple(_with_places(SOCIAL[SocialKind(kind)], places.get(kind)) for kind in kinds)


def _with_places(label: Text, places: int | None) -> Text:
    if not places:
        return label
    return f"{label}: {ngettext('%(num)s place', '%(num)s places', places)}"


def _full_until(day: str | None, on: date) -> date | None:
    last = date.fromisoformat(day) if day else None
    return last if last and on <= last else None


def _references(entries: Iterable[dict[str, Any]], on: date) -> tuple[Reference, ...]:
    shown = (_reference(entry) for entry in entries)
    return tuple(reference for reference in shown if counts_on(reference.completed_on, on))


def _reference(entry: dict[str, Any]) -> Reference:
    return Reference(
        title=entry["title"],
        client=entry["client"],
        completed_on=date.fromisoformat(entry["completed_on"]),
        description=entry["description"],
        amount=BANDS[band_of(Decimal(entry["amount"]))] if entry["amount"] else None,
    )


def _branch(entry: dict[str, Any]) -> str:
    return ", ".join(part for part in (entry["name"], entry["town"]) if part)


def _proofs(certificates: list[dict[str, Any]], on: date) -> tuple[Proof, ...]:
    names = {kind.key: kind.name for kind in certificate_kinds()} if certificates else {}
    return tuple(_proof(entry, names, on) for entry in certificates)


def _proof(entry: dict[str, Any], names: dict[str, str], on: date) -> Proof:
    valid_until = date.fromisoformat(entry["valid_until"]) if entry["valid_until"] else None
    seen_on = entry.get("seen_on")
    return Proof(
        name=names.get(entry["kind"], entry["kind"]),
        level=entry["level"],
        number=entry["number"],
        issuer=entry["issuer"],
        valid_until=valid_until,
        is_valid=valid_until is None or on <= valid_until,
        seen_on=date.fromisoformat(seen_on) if seen_on else None,
    )


def _images(entries: Collection[dict[str, Any]]) -> dict[ImageRole, tuple[Image, ...]]:
    """Those that are still there: an earlier version may name pictures that were replaced since, and are gone."""
    kept = kept_names({entry["name"] for entry in entries}) if entries else set()
    shown = [entry for entry in entries if entry["name"] in kept]
    return {role: tuple(_image(entry) for entry in shown if entry["role"] == role) for role in ImageRole}


def _image(entry: dict[str, Any]) -> Image:
    return Image(name=entry["name"], text=entry["text"], width=entry["width"], height=entry["height"])

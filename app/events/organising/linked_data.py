"""An event for machines: schema.org/Event, as JSON-LD in its page."""

from typing import Any

from flask import url_for

from app.core.clock import AMSTERDAM
from app.core.settings import settings
from app.events.addresses import address_of
from app.events.models import Audience, Event, EventStatus, PartnerKind

BASE = "https://schema.org/"


def as_linked_data(event: Event, organisers: list[str]) -> dict[str, Any]:
    """https://schema.org/Event; the address for taking part from afar is left out: it is for who registered."""
    known = {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": address_of(event),
        "url": address_of(event),
        "name": event.title,
        "description": event.introduction,
        "inLanguage": event.language,
        "startDate": event.starts_at.astimezone(AMSTERDAM).isoformat(),
        "endDate": event.ends_at.astimezone(AMSTERDAM).isoformat(),
        "eventStatus": BASE + ("EventCancelled" if event.status is EventStatus.CANCELLED else "EventScheduled"),
        "eventAttendanceMode": BASE + _attendance_mode(event),
        "location": _locations(event),
        "organizer": [{"@type": "Organization", "name": name} for name in organisers],
        "sponsor": _partners(event, PartnerKind.SPONSOR),
        "image": image_of(event),
        "maximumAttendeeCapacity": event.seats,
        "offers": _offers(event),
    }
    return {name: value for name, value in known.items() if value not in (None, "", [])}


def image_of(event: Event) -> str | None:
    return settings().BASE_URL + url_for("texts.picture", name=event.picture.name) if event.picture else None


def _attendance_mode(event: Event) -> str:
    if not event.online_url:
        return "OfflineEventAttendanceMode"
    return "MixedEventAttendanceMode" if event.where else "OnlineEventAttendanceMode"


def _locations(event: Event) -> list[dict[str, Any]]:
    address = {
        "@type": "PostalAddress",
        "streetAddress": event.address,
        "postalCode": event.postcode,
        "addressLocality": event.town,
        "addressCountry": "NL",
    }
    filled = {name: value for name, value in address.items() if value}
    places: list[dict[str, Any]] = []
    if event.where:
        places.append({"@type": "Place", "name": event.place or event.town, "address": filled})
    if event.online_url:
        places.append({"@type": "VirtualLocation", "url": address_of(event)})
    return places


def _partners(event: Event, kind: PartnerKind) -> list[dict[str, str]]:
    return [{"@type": "Organization", "name": each.name} for each in event.partners if each.kind is kind]


def _offers(event: Event) -> list[dict[str, Any]]:
    """Only what everybody pays: a price for members alone would promise it to all."""
    price = event.price_other if event.audience is Audience.EVERYBODY else None
    if price is None:
        return []
    return [{"@type": "Offer", "price": f"{price:.2f}", "priceCurrency": "EUR", "url": address_of(event)}]

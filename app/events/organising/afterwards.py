"""What is left of an event: a report, photos, and how many came."""

from datetime import datetime

from app.accounts.models import User
from app.audit.services import record
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.events.models import Event, EventPhoto
from app.events.organising.changing import demand_open, keep
from app.events.organising.details import Afterwards
from app.texts.pictures import PictureDetails, kept

MOST_PHOTOS = 30


def tell(event: Event, afterwards: Afterwards, *, seen_version: int, by: User, at: datetime) -> None:
    """Raises DomainError before the event began, and StaleDataError."""
    demand_begun(event, at)
    demand_open(event, seen_version)
    keep(event, vars(afterwards), by=by, at=at)


def demand_begun(event: Event, at: datetime) -> None:
    if not event.is_public or event.starts_at > at:
        raise DomainError(lazy("There is nothing to tell before the event has begun."))


def add_photo(event: Event, picture: PictureDetails, *, by: User, at: datetime) -> None:
    """Raises DomainError before the event began, or when there are many already."""
    demand_begun(event, at)
    if len(event.photos) >= MOST_PHOTOS:
        raise DomainError(lazy("There are %(number)s photos: more does not fit.", number=MOST_PHOTOS))
    added = kept(None, picture, by=by, at=at)
    if added is None:
        raise DomainError(lazy("Choose a picture."))
    last = max((photo.rank for photo in event.photos), default=0)
    event.photos.append(EventPhoto(picture=added, rank=last + 1))
    event.changed_at = at
    record("event.pictures_changed", event, by=by, added=added.alt)


def remove_photo(event: Event, picture_id: int, *, by: User, at: datetime) -> None:
    """Does nothing when it is gone already."""
    photo = next((each for each in event.photos if each.picture_id == picture_id), None)
    if photo is None:
        return
    event.photos.remove(photo)
    event.changed_at = at
    record("event.pictures_changed", event, by=by, removed=photo.picture.alt)

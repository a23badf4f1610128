"""Verbs on the pictures of a firm."""

from collections.abc import Sequence
from datetime import datetime

from app.accounts.models import User
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.core.uploads.pictures import StoredPicture
from app.suppliers.kinds import ImageRole
from app.suppliers.models import Supplier, SupplierImage
from app.suppliers.services import changed

PART = "images"
FOLDER = "pictures"  # in the storage
MOST_PHOTOS = 6


def logo_of(supplier: Supplier) -> SupplierImage | None:
    return next((image for image in supplier.images if image.role is ImageRole.LOGO), None)


def photos_of(supplier: Supplier) -> list[SupplierImage]:
    return [image for image in supplier.images if image.role is ImageRole.PHOTO]


def set_logo(supplier: Supplier, picture: StoredPicture, text: str, *, by: User, at: datetime) -> None:
    """A new one takes the place of the old one."""
    supplier.images[:] = [_image(ImageRole.LOGO, picture, text), *photos_of(supplier)]
    changed(supplier, PART, by=by, at=at)


def add_photo(supplier: Supplier, picture: StoredPicture, text: str, *, by: User, at: datetime) -> None:
    """Behind the others. Raises DomainError when there are enough."""
    photos = photos_of(supplier)
    if len(photos) >= MOST_PHOTOS:
        raise DomainError(lazy("A page shows at most %(n)s photos. Remove one first.", n=MOST_PHOTOS))
    supplier.images.append(_image(ImageRole.PHOTO, picture, text, rank=len(photos) + 1))
    changed(supplier, PART, by=by, at=at)


def _image(role: ImageRole, picture: StoredPicture, text: str, rank: int = 0) -> SupplierImage:
    return SupplierImage(
        role=role,
        name=picture.name,
        mimetype=picture.mimetype,
        width=picture.width,
        height=picture.height,
        text=text,
        rank=rank,
    )


def change_text(image: SupplierImage, text: str, *, by: User, at: datetime) -> None:
    image.text = text
    changed(image.supplier, PART, by=by, at=at)


def replace_picture(image: SupplierImage, picture: StoredPicture, text: str, *, by: User, at: datetime) -> None:
    """In the same place. Its address is another one, for browsers keep the old picture."""
    image.name, image.mimetype = picture.name, picture.mimetype
    image.width, image.height, image.text = picture.width, picture.height, text
    changed(image.supplier, PART, by=by, at=at)


def move_up(image: SupplierImage, *, by: User, at: datetime) -> None:
    """One place to the front among the photos; the first one stays where it is."""
    photos = photos_of(image.supplier)
    place = photos.index(image)
    if place > 0:
        photos[place - 1], photos[place] = photos[place], photos[place - 1]
    _keep_order(photos)
    changed(image.supplier, PART, by=by, at=at)


def move_down(image: SupplierImage, *, by: User, at: datetime) -> None:
    """One place to the back among the photos; the last one stays where it is."""
    photos = photos_of(image.supplier)
    place = photos.index(image)
    if place + 1 < len(photos):
        move_up(photos[place + 1], by=by, at=at)


def remove(image: SupplierImage, *, by: User, at: datetime) -> None:
    """Its file is swept away within a day."""
    supplier = image.supplier
    supplier.images.remove(image)
    _keep_order(photos_of(supplier))
    changed(supplier, PART, by=by, at=at)


def _keep_order(photos: Sequence[SupplierImage]) -> None:
    for rank, photo in enumerate(photos, start=1):
        photo.rank = rank
    if photos:
        photos[0].supplier.images.sort(key=lambda image: image.rank)

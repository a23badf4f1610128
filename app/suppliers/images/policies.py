"""Who sees a picture, and who changes it."""

from app.accounts.models import User
from app.accounts.policies import is_desk
from app.suppliers.judges import judges
from app.suppliers.kinds import ImageRole
from app.suppliers.models import SupplierImage
from app.suppliers.policies import edits, may_edit


def may_see(user: User | None, image: SupplierImage) -> bool:
    """Everybody while the firm is listed; otherwise those who act for it, the desk and those who judge it."""
    supplier = image.supplier
    return supplier.is_public or edits(user, supplier) or is_desk(user) or judges(user, supplier)


def may_change(user: User | None, image: SupplierImage) -> bool:
    return may_edit(user, image.supplier)


def may_move(user: User | None, image: SupplierImage) -> bool:
    """There is one logo, so that only photos have an order."""
    return image.role is ImageRole.PHOTO and may_change(user, image)

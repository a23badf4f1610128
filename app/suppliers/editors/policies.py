"""Who sees and changes the people of a firm."""

from app.accounts.models import User
from app.suppliers.editors.models import EditorInvitation
from app.suppliers.kinds import EditorRole
from app.suppliers.models import Supplier, SupplierEditor
from app.suppliers.policies import edits


def owns(user: User | None, supplier: Supplier) -> bool:
    return user is not None and user.id in {each.user_id for each in supplier.editors if each.role is EditorRole.OWNER}


def may_see_people(user: User | None, supplier: Supplier) -> bool:
    return edits(user, supplier)


def may_change(user: User | None, editor: SupplierEditor) -> bool:
    """Give another role."""
    return owns(user, editor.supplier)


def may_take_out(user: User | None, editor: SupplierEditor) -> bool:
    """An owner anybody, and everybody themselves."""
    return owns(user, editor.supplier) or (user is not None and editor.user_id == user.id)


def may_handle(user: User | None, invitation: EditorInvitation) -> bool:
    """Send it again or withdraw it."""
    return owns(user, invitation.supplier)

"""Who shows authority, and who posts the letters."""

from app.accounts.models import User
from app.accounts.policies import is_desk
from app.suppliers.authority.models import AuthorityLetter
from app.suppliers.models import Supplier
from app.suppliers.policies import edits


def may_show(user: User | None, supplier: Supplier) -> bool:
    return edits(user, supplier)


def may_post(user: User | None) -> bool:
    return is_desk(user)


def may_print(user: User | None, _letter: AuthorityLetter) -> bool:
    return is_desk(user)

"""Who sees and answers a question for access. The desk's part is in approvals: nobody decides with an interest."""

from app.accounts.models import User
from app.suppliers.access.models import AccessRequest, AccessStatus
from app.suppliers.editors.policies import owns


def asked(user: User | None, request: AccessRequest) -> bool:
    return user is not None and request.user_id == user.id


def may_see_request(user: User | None, request: AccessRequest) -> bool:
    return asked(user, request) or owns(user, request.supplier)


def may_answer(user: User | None, request: AccessRequest) -> bool:
    return owns(user, request.supplier) and not asked(user, request) and request.is_undecided


def may_dispute(user: User | None, request: AccessRequest) -> bool:
    return asked(user, request) and request.status in (AccessStatus.ASKED, AccessStatus.DECLINED)


def may_defend(user: User | None, request: AccessRequest) -> bool:
    return may_answer(user, request) and request.status is AccessStatus.DISPUTED


def may_withdraw(user: User | None, request: AccessRequest) -> bool:
    return asked(user, request) and request.is_undecided

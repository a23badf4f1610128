"""Letters with a code, questions for access and invitations to edit a firm."""

from datetime import timedelta
from typing import Any

from app.accounts.models import User
from app.core.clock import now
from app.suppliers.access import services as access
from app.suppliers.access.models import AccessRequest
from app.suppliers.authority import codes
from app.suppliers.authority import services as authority
from app.suppliers.authority.models import AuthorityLetter
from app.suppliers.editors import services as editors
from app.suppliers.editors.models import EditorInvitation
from app.suppliers.kinds import EditorRole
from app.suppliers.models import Supplier
from tests.factories import save
from tests.factories.accounts import make_user
from tests.factories.suppliers import make_complete_draft


def make_letter(supplier: Supplier | None = None, *, by: User | None = None) -> AuthorityLetter:
    """Asked for by the firm's owner, not posted yet."""
    firm = supplier or make_complete_draft()
    return save(authority.ask_letter(firm, by=by or firm.editors[0].user, at=now()))


def code_of(letter: AuthorityLetter) -> str:
    """What stands on the paper."""
    code = codes.unsealed(letter.sealed_code or "")
    assert code is not None
    return code


def make_request(supplier: Supplier | None = None, *, by: User | None = None) -> AccessRequest:
    firm = supplier or make_complete_draft()
    return save(access.ask(firm, "Ik ben mede-eigenaar.", by=by or make_user(), at=now()))


def make_dispute(supplier: Supplier | None = None, *, by: User | None = None) -> AccessRequest:
    request = make_request(supplier, by=by)
    access.dispute(request, "Het bedrijf is van mij.", by=request.user, at=now())
    return save(request)


def make_editor_invitation(supplier: Supplier | None = None, **values: Any) -> EditorInvitation:
    firm = supplier or make_complete_draft()
    given = {
        "email": "sam@example.nl",
        "role": EditorRole.EDITOR,
        "language": "en",
        "by": firm.editors[0].user,
        **values,
    }
    email, role = given.pop("email"), given.pop("role")
    return save(editors.invite(firm, email, role, at=now(), lasts=timedelta(days=14), **given))

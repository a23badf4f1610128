"""What buyers and firms that ask for reasons leave behind in the purchases of a municipality."""

from datetime import date

from app.accounts.models import Role, User
from app.core.clock import now, today
from app.sourcing.outcomes.models import ReasonsRequest
from app.sourcing.requests.wording import kept, written
from app.sourcing.review import addenda
from app.sourcing.roles.kinds import FileRoleKind
from app.sourcing.roles.services import give_role
from tests.factories import save
from tests.factories.accounts import make_role
from tests.factories.planning import make_plan
from tests.factories.procurement import make_locked_file, make_request
from tests.factories.sourcing import make_buyer, make_file


def buyer(user: User) -> None:
    make_role(user, Role.BUYER, municipality_code="GM0355")
    make_file(user)


def asked_for_reasons(user: User) -> None:
    """In words of their own, for a firm that is somebody else's too."""
    words = {"firm": "De Heg bv", "text": f"Bel {user.name} of mail naar {user.email}."}
    asked = {"municipality_code": "GM0355", "quarter": date(2026, 1, 1), "asked_at": now(), "due_on": today()}
    save(ReasonsRequest(**words, **asked, asked_by_id=user.id))


def contact_for_a_request(user: User) -> None:
    """In the letter that firms got."""
    request = make_request(questions_to=user.email, requirements=f"Maak een afspraak met {user.name}.")
    request.letter = kept(written(request))
    save(request)


def addendum_to_a_shortlist(user: User) -> None:
    file = make_locked_file()
    addenda.add(file, f"{user.name} ({user.email}) was er niet bij.", by=make_buyer(), at=now())


def role_with_a_note(user: User) -> None:
    file, colleague = make_locked_file(), make_buyer()
    give_role(file, FileRoleKind.ASSESSOR, colleague, note=f"Voor {user.name}", by=user, at=now())


def planned_purchase(user: User) -> None:
    words = {"description": f"Vragen aan {user.name}, {user.email}.", "withdrawal_reason": f"{user.name} is weg."}
    make_plan(**words, withdrawn_at=now(), created_by_id=user.id)

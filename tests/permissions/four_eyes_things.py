"""Things of the roles and the signature of a procurement file, each made for a circle of people."""

from app.accounts.models import Role, User
from app.core.clock import now
from app.core.model import id_of
from app.sourcing.models import ProcurementFile
from app.sourcing.review import addenda, services
from app.sourcing.roles.kinds import FileRoleKind
from tests.factories import save
from tests.factories.accounts import make_role, make_user
from tests.factories.four_eyes import make_choice, make_declaration, make_outside_firm
from tests.factories.procurement import make_decided_file, make_role_in
from tests.permissions.circles import CONTROLLER, Circle
from tests.permissions.thing import Thing, thing


def role_of_the_controller_in_a_file(circle: Circle) -> Thing:
    file = _own_file(circle)
    role = make_role_in(file, FileRoleKind.BUDGET_HOLDER, circle.person(CONTROLLER))
    return thing(file_id=file.id, role_id=role.id)


def file_without_an_owner(circle: Circle) -> Thing:
    file = _own_file(circle)
    make_declaration(file, file.owner, has_interest=True)
    return thing(file_id=file.id)


def file_of_the_buyer(circle: Circle) -> Thing:
    return thing(file_id=_own_file(circle).id)


def shortlist_of_a_colleague(circle: Circle) -> Thing:
    """Offered by somebody else of the municipality, so that buyer and controller may sign."""
    file = _ready_file(_colleague(circle), circle)
    return thing(file_id=file.id, review_id=_offered(file))


def shortlist_of_the_buyer(circle: Circle) -> Thing:
    file = _ready_file(circle.buyer, circle)
    return thing(file_id=file.id, review_id=_offered(file))


def ready_file_of_the_buyer(circle: Circle) -> Thing:
    return thing(file_id=_ready_file(circle.buyer, circle).id)


def signed_file_of_the_buyer(circle: Circle) -> Thing:
    return thing(file_id=_locked_file(circle.buyer, circle).id)


def addendum_of_a_colleague(circle: Circle) -> Thing:
    return _addendum_in(_locked_file(_colleague(circle), circle))


def addendum_of_the_buyer(circle: Circle) -> Thing:
    return _addendum_in(_locked_file(circle.buyer, circle))


def firm_from_outside_the_register(circle: Circle) -> Thing:
    file = _own_file(circle)
    return thing(file_id=file.id, firm_id=make_outside_firm(file).id)


def _own_file(circle: Circle) -> ProcurementFile:
    return make_decided_file(1, owner=circle.buyer, municipality_code=circle.municipality_code)


def _colleague(circle: Circle) -> User:
    return make_role(make_user(), Role.BUYER, municipality_code=circle.municipality_code).user


def _ready_file(owner: User, circle: Circle) -> ProcurementFile:
    file = make_decided_file(1, owner=owner, municipality_code=circle.municipality_code)
    make_choice(file)
    make_declaration(file, owner)
    return file


def _offered(file: ProcurementFile) -> int:
    return id_of(services.offer(file, by=file.owner, at=now()))


def _locked_file(owner: User, circle: Circle) -> ProcurementFile:
    file = make_decided_file(1, owner=owner, municipality_code=circle.municipality_code)
    file.locked_at = now()
    return save(file)


def _addendum_in(file: ProcurementFile) -> Thing:
    return thing(file_id=file.id, addendum_id=addenda.add(file, "One firm has moved.", by=file.owner, at=now()).id)

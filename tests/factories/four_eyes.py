"""Files on their way to a signature."""

from dataclasses import asdict
from typing import Any

from app.accounts.models import Role, User
from app.sourcing.advice.models import ProcedureChoice
from app.sourcing.models import OutsideFirm, ProcurementFile
from app.sourcing.policy.kinds import Procedure, SelectionMethod
from app.sourcing.queries import longlists_of
from app.sourcing.review import services
from app.sourcing.review.models import ShortlistReview
from app.sourcing.rotation.methods import Candidate, Ground
from app.sourcing.rotation.models import SelectionProposal
from tests.factories import procurement, save
from tests.factories.procurement import make_decided_file, make_declaration
from tests.factories.sourcing import NOON, ZEIST, make_person


def make_controller(municipality_code: str = ZEIST) -> User:
    return make_person(Role.CONTROLLER, municipality_code=municipality_code)


def make_choice(file: ProcurementFile, **values: Any) -> ProcedureChoice:
    """Multiple private quotation, as advised, with one to five firms."""
    multiple = Procedure.MULTIPLE_PRIVATE_QUOTATION
    return procurement.make_choice(
        file, **{"advised": multiple, "chosen": multiple, "fewest_firms": 1, "most_firms": 5, **values}
    )


def make_proposal(file: ProcurementFile, *proposed: int) -> SelectionProposal:
    """That these firms are invited, of all on the newest longlist and decided on."""
    longlist = longlists_of(file)[-1]
    firms = [_proposed(place, supplier_id) for place, supplier_id in enumerate(proposed, start=1)]
    return save(
        SelectionProposal(
            file_id=file.id,
            longlist_id=longlist.id,
            method=SelectionMethod.RANKING,
            places=len(proposed),
            seed=7,
            outcome={"since": "2024-03-16", "firms": firms},
            made_at=NOON,
            made_by_id=file.owner_id,
        )
    )


def _proposed(place: int, supplier_id: int) -> dict[str, Any]:
    candidate = Candidate(supplier_id=supplier_id, rank=place, listed_on=NOON.date())
    facts = {**asdict(candidate), "listed_on": candidate.listed_on.isoformat()}
    return {**facts, "place": place, "ground": Ground.IN_TURN.value, "drawn": False, "proposed": True}


def make_outside_firm(file: ProcurementFile, **values: Any) -> OutsideFirm:
    defaults: dict[str, Any] = {
        "file_id": file.id,
        "name": "Gärtnerei Grün GmbH",
        "country": "DE",
        "register_id": "HRB 12345",
        "town": "Kleve",
        "email": "info@gruen.example",
        "reason": "Did this work in Arnhem.",
        "added_at": NOON,
        "added_by_id": file.owner_id,
    }
    return save(OutsideFirm(**{**defaults, **values}))


def make_ready_file(firms: int = 3, **values: Any) -> ProcurementFile:
    """A file of which the shortlist can be offered."""
    file = make_decided_file(firms, **values)
    make_choice(file)
    make_declaration(file, file.owner)
    return file


def make_offered(file: ProcurementFile | None = None) -> ShortlistReview:
    file = file or make_ready_file()
    return services.offer(file, by=file.owner, at=NOON)

"""Who may sign a shortlist: somebody whom the policy names, and who did not work on it."""

from enum import StrEnum

from sqlalchemy import Select, select, union
from sqlalchemy.orm import InstrumentedAttribute

from app.accounts.models import Role, User
from app.accounts.policies import roles_held
from app.audit.models import AuditEntry
from app.core.clock import today
from app.core.db import session
from app.sourcing.advice.models import ProcedureChoice
from app.sourcing.candidates.models import CandidateNote
from app.sourcing.models import Longlist, OutsideFirm, ProcurementFile, ShortlistDecision
from app.sourcing.policy.kinds import Signer
from app.sourcing.policy.queries import policy_in_force
from app.sourcing.review.models import Addendum, ShortlistReview
from app.sourcing.roles import queries as roles
from app.sourcing.roles.kinds import FileRoleKind
from app.sourcing.roles.models import FileRole
from app.sourcing.rotation.models import SelectionProposal
from app.sourcing.shortlists.models import ShortlistJustification

# Of what was overwritten or taken back only the trail still knows who wrote it.
WRITING = (
    "file.opened",
    "file.changed",
    "longlist.frozen",
    "candidate.added_from_outside",
    "shortlist.invited",
    "shortlist.not_invited",
    "shortlist.undone",
    "shortlist.overridden",
    "shortlist.justified",
    "shortlist.offered",
)


class Bar(StrEnum):
    """Why somebody may not sign."""

    NOT_NAMED = "not_named"
    WROTE = "wrote"
    STEPPED_ASIDE = "stepped_aside"
    INTEREST = "interest"


def bars_to_signing(user: User, file: ProcurementFile) -> list[Bar]:
    """Empty for who may sign. Of somebody with an interest nobody else hears that it is this."""
    bars = [] if _is_named(user, file) else [Bar.NOT_NAMED]
    if user.id in writers_of(file):
        bars.append(Bar.WROTE)
    if roles.stepped_aside(user, file):
        return [*bars, Bar.STEPPED_ASIDE]
    return [*bars, Bar.INTEREST] if roles.conflicts_of(user, file) else bars


def signers_of(file: ProcurementFile) -> list[User]:
    """Everybody of the municipality who may sign this file, by name."""
    return [user for user in roles.colleagues_for(file, FileRoleKind.SIGNER) if not bars_to_signing(user, file)]


def signer_asked(file: ProcurementFile) -> Signer:
    """What the policy of today says; without one, any colleague."""
    policy = policy_in_force(file.municipality_code, today())
    return policy.signer if policy else Signer.COLLEAGUE


def _is_named(user: User, file: ProcurementFile) -> bool:
    """The policy lets them; and where the file has signers of its own, they are one of these."""
    if not _fits_policy(user, file, signer_asked(file)):
        return False
    own = [role.user_id for role in roles.roles_in(file) if role.kind is FileRoleKind.SIGNER]
    return not own or user.id in own


def _fits_policy(user: User, file: ProcurementFile, asked: Signer) -> bool:
    held = {each.role for each in roles_held(user) if each.municipality_code == file.municipality_code}
    match asked:
        case Signer.CONTROLLER:
            return Role.CONTROLLER in held
        case Signer.BUDGET_HOLDER:
            return bool(held) and roles.has_role(user, file, FileRoleKind.BUDGET_HOLDER)
        case Signer.COLLEAGUE:
            return bool(held & {Role.BUYER, Role.CONTROLLER})


def writers_of(file: ProcurementFile) -> set[int]:
    """Ids of all who led the file or wrote in it, also what was replaced since. Searching is no writing."""
    led = FileRole.kind.in_((FileRoleKind.OWNER, FileRoleKind.DEPUTY))
    written: list[Select[int | None]] = [
        select(ProcurementFile.owner_id).where(ProcurementFile.id == file.id),
        _by(FileRole.user_id, file).where(led),
        _by(ProcedureChoice.chosen_by_id, file),
        _by(Longlist.frozen_by_id, file),
        _by(OutsideFirm.added_by_id, file),
        _by(CandidateNote.written_by_id, file),
        _by(SelectionProposal.made_by_id, file),
        _by(ShortlistDecision.decided_by_id, file),
        _by(ShortlistJustification.given_by_id, file),
        _by(ShortlistReview.offered_by_id, file),
        _by(Addendum.made_by_id, file),
        _in_trail(file),
    ]
    return {user_id for user_id in session.scalars(union(*written)) if user_id is not None}


def _by(person: InstrumentedAttribute[int], file: ProcurementFile) -> Select[int | None]:
    return select(person).where(person.class_.file_id == file.id)


def _in_trail(file: ProcurementFile) -> Select[int | None]:
    about = AuditEntry.object_type == ProcurementFile.__tablename__, AuditEntry.object_id == str(file.id)
    return select(AuditEntry.actor_id).where(*about, AuditEntry.action.in_(WRITING))

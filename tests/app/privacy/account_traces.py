"""What somebody leaves behind by having an account and a role."""

from app.accounts import tries
from app.accounts.models import Role, User
from app.accounts.services import note_failed_sign_in
from app.audit.fingerprints import fingerprint
from app.audit.services import record
from app.core.clock import now, today
from app.teams.models import AccessDecision, Verdict
from app.throttling.services import claim
from app.throttling.subjects import subject
from tests.factories import save
from tests.factories.accounts import (
    begin_session,
    make_administrator,
    make_app_with_codes,
    make_desk_member,
    make_recovery_codes,
    make_role,
)
from tests.factories.passkeys import make_passkey
from tests.factories.sso import make_identity, make_provider
from tests.factories.teams import make_invitation


def signed_in_somewhere(user: User) -> None:
    begin_session(user).session.device = f"Telefoon van {user.name}"


def second_factors(user: User) -> None:
    make_passkey(user, name=f"Telefoon van {user.name}")
    make_app_with_codes(user)
    make_recovery_codes(user)


def work_account(user: User) -> None:
    make_identity(user, make_provider(), subject=user.email)


def invited_and_inviting(user: User) -> None:
    make_invitation(email=user.email, name=user.name, accepted_at=now())
    make_invitation(email=user.email, name=user.name)
    make_invitation(make_role(user, Role.DESK).user)


def reviewed_and_reviewing(user: User) -> None:
    role, other = make_role(user, Role.DESK, starts_on=today()), make_desk_member().roles[0]
    for looked_at, by in ((role, make_administrator()), (other, user)):
        decided = {"verdict": Verdict.KEPT, "decided_by": by, "decided_at": now()}
        save(AccessDecision(assignment=looked_at, quarter="2026-Q4", **decided))


def blocked_with_a_reason(user: User) -> None:
    record("account.blocked", user, by=make_administrator(), reason=f"{user.name} belde vanaf {user.email}")


def guessed_at(user: User) -> None:
    """Counted by a digest of the address, and recorded with its mark."""
    claim(tries.ON_ONE_ACCOUNT, subject("e-mail", user.email), at=now())
    note_failed_sign_in(user, mark=fingerprint(user.email))

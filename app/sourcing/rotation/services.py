"""Proposing firms from a longlist, and taking a proposal over as decisions."""

import hashlib
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from app.accounts.models import User
from app.audit.services import record
from app.core.clock import local_date, months_after
from app.core.db import session
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.sourcing.advice.queries import current_choice
from app.sourcing.details import Choice
from app.sourcing.models import Longlist, ProcurementFile
from app.sourcing.policy.kinds import SelectionMethod
from app.sourcing.policy.models import ProcurementPolicy
from app.sourcing.policy.queries import policy_in_force
from app.sourcing.queries import entries_of, firms_decided_on
from app.sourcing.rotation.facts import candidates_on
from app.sourcing.rotation.methods import Placed, Rules, select
from app.sourcing.rotation.models import SelectionProposal
from app.sourcing.rotation.wording import Wording
from app.sourcing.shortlists.services import decide, lock_out_others

USUAL_PLACES, MOST_PLACES = 3, 20
USUAL_LOOK_BACK = 24  # months, where the municipality has no policy yet


def seed_of(file: ProcurementFile) -> int:
    """What decides between equals. It follows from the file's number, which was there before any search in it."""
    digest = hashlib.sha256(f"rotation in procurement file {file.id}".encode()).digest()
    return int.from_bytes(digest[:8], "big") % 1_000_000  # short enough to read out


def usual_places(file: ProcurementFile) -> int:
    """As many firms as the chosen procedure asks for at least."""
    choice = current_choice(file)
    return (choice and choice.fewest_firms) or USUAL_PLACES


def propose(longlist: Longlist, *, places: int, by: User, at: datetime) -> SelectionProposal:
    """Note who is proposed by the policy's method and on which facts. Asked twice on the same facts it answers alike.

    Raises DomainError when `places` is not from 1 to MOST_PLACES, and Locked after the signature.
    """
    if not 1 <= places <= MOST_PLACES:
        raise DomainError(lazy("Fill in how many firms: from 1 to %(most)s.", most=MOST_PLACES))
    file = longlist.file
    lock_out_others(file)
    policy, seed = policy_in_force(file.municipality_code, local_date(at)), seed_of(file)
    rules = _rules(policy, places, local_date(at))
    placed = select(candidates_on(longlist, since=rules.since, at=at), rules, seed)
    proposal = SelectionProposal(
        file=file,
        longlist=longlist,
        policy=policy,
        method=rules.method,
        places=places,
        seed=seed,
        outcome={"since": rules.since.isoformat(), "firms": [_as_kept(each) for each in placed]},
        made_at=at,
        made_by=by,
    )
    session.add(proposal)
    session.flush()  # its id goes into the audit trail
    chosen = [each.candidate.supplier_id for each in placed if each.ground.is_proposed]
    values = {"longlist_id": longlist.id, "method": rules.method.value, "seed": seed, "proposed": chosen}
    record("selection.proposed", file, by=by, proposal_id=proposal.id, **values)
    return proposal


def _rules(policy: ProcurementPolicy | None, places: int, day: date) -> Rules:
    """Those of the policy; without one firms are asked in turn."""
    if policy is None:
        since = months_after(day, -USUAL_LOOK_BACK)
        return Rules(method=SelectionMethod.LEAST_RECENTLY_INVITED, places=places, since=since, today=day)
    return Rules(
        method=policy.method,
        places=places,
        since=months_after(day, -policy.look_back_months),
        today=day,
        most_turns=policy.most_turns,
        newcomer_seat=policy.newcomer_seat,
        incumbent_rule=policy.incumbent_rule,
    )


def _as_kept(placed: Placed) -> dict[str, Any]:
    """A firm of a proposal as JSON: its facts, its place, the ground, and whether it is proposed."""
    facts = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in asdict(placed.candidate).items()
    }
    return {
        **facts,
        "place": placed.place,
        "ground": placed.ground.value,
        "drawn": placed.drawn,
        "proposed": placed.ground.is_proposed,
    }


def take_over(proposal: SelectionProposal, *, by: User, at: datetime) -> int:
    """Decide as proposed on the firms on which nobody decided yet, with the sentences as reasons; how many those were.

    Firms in which `by` has an interest stay undecided. Raises Locked after the signature.
    """
    lock_out_others(proposal.file)
    settled = firms_decided_on(proposal.file)
    kept = {firm["supplier_id"]: firm for firm in proposal.outcome["firms"]}
    words, taken = Wording(proposal), 0
    for entry in entries_of(proposal.longlist):
        firm = kept.get(entry.supplier_id)
        if firm is None or entry.supplier_id in settled:
            continue
        try:
            decide(entry, Choice(invited=firm["proposed"], reason=words.sentence(firm), seen=None), by=by, at=at)
        except DomainError:
            continue
        taken += 1
    record("selection.taken_over", proposal.file, by=by, proposal_id=proposal.id, decisions=taken)
    return taken

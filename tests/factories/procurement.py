"""Rows of a procurement file at every stage, made without the services that normally make them."""

from datetime import date, timedelta
from decimal import Decimal
from hashlib import sha256
from typing import Any

from app.accounts.models import User
from app.core.model import id_of
from app.sourcing.advice.models import ProcedureChoice
from app.sourcing.advice.services import advice_now
from app.sourcing.kinds import Category
from app.sourcing.models import ProcurementFile, ShortlistDecision
from app.sourcing.outcomes.models import Award, Contract, Outcome, OutcomeKind
from app.sourcing.policy.kinds import IncumbentRule, Procedure, SelectionMethod, Signer
from app.sourcing.policy.models import PolicyBand, ProcurementPolicy
from app.sourcing.queries import entries_of, shortlist_of
from app.sourcing.quotations.models import Quotation
from app.sourcing.requests.models import AwardCriterion, CriterionKind, Invitation, RequestForQuotation
from app.sourcing.roles.kinds import FileRoleKind
from app.sourcing.roles.models import FileRole, InterestDeclaration
from app.sourcing.roles.queries import declaration_of
from tests.factories import next_number, save
from tests.factories.sourcing import NOON, ZEIST, make_buyer, make_file, make_listed_firm, make_longlist

DEADLINE = NOON + timedelta(days=21)


def make_policy(municipality_code: str = ZEIST, **values: Any) -> ProcurementPolicy:
    """An adopted policy: one quotation below 50,000, three to five from there, open from the European threshold on."""
    defaults: dict[str, Any] = {
        "municipality_code": municipality_code,
        "number": next_number(),
        "title": "Example policy",
        "in_force_from": date(2020, 1, 1),
        "source": "invented",
        "method": SelectionMethod.LEAST_RECENTLY_INVITED,
        "look_back_months": 24,
        "most_turns": None,
        "newcomer_seat": True,
        "incumbent_rule": IncumbentRule.AS_ANY_OTHER,
        "signer": Signer.COLLEAGUE,
        "standstill_days": 20,
        "complaints_address": "klachten@example.org",
        "retention_class": "example 1.1",
        "retention_years": 7,
        "created_at": NOON,
        "adopted_at": NOON,
    }
    policy = ProcurementPolicy(**{**defaults, **values})
    if not policy.bands:
        policy.bands = [band for category in Category for band in _bands(category)]
    return save(policy)


def _bands(category: Category) -> list[PolicyBand]:
    single, multiple = Procedure.SINGLE_PRIVATE_QUOTATION, Procedure.MULTIPLE_PRIVATE_QUOTATION
    return [
        PolicyBand(
            category=category,
            from_value=Decimal(0),
            procedure=single,
            fewest_firms=1,
            most_firms=1,
            article="art. 4.1",
        ),
        PolicyBand(
            category=category,
            from_value=Decimal(50_000),
            procedure=multiple,
            fewest_firms=3,
            most_firms=5,
            article="art. 4.2",
        ),
    ]


def make_choice(file: ProcurementFile, **values: Any) -> ProcedureChoice:
    """The procedure of a file as it is advised at NOON."""
    advice = advice_now(file, NOON.date())
    defaults: dict[str, Any] = {
        "file": file,
        "for_day": NOON.date(),
        "value": file.estimated_value,
        "advised": advice.procedure,
        "chosen": advice.procedure,
        "fewest_firms": advice.fewest,
        "most_firms": advice.most,
        "rule": "policy_band 50000.00",
        "rule_source": "art. 4.2",
        "chosen_at": NOON,
        "chosen_by_id": file.owner_id,
    }
    return save(ProcedureChoice(**{**defaults, **values}))


def make_declaration(file: ProcurementFile, user: User, *, has_interest: bool = False) -> InterestDeclaration:
    """In place of the one that the person gave before."""
    declaration = declaration_of(user, file) or InterestDeclaration(file_id=file.id, user_id=id_of(user))
    declaration.has_interest, declaration.declared_at = has_interest, NOON
    return save(declaration)


def make_role_in(file: ProcurementFile, kind: FileRoleKind, user: User) -> FileRole:
    """In a file that was signed they have declared about interests, too."""
    if file.is_locked and declaration_of(user, file) is None:
        make_declaration(file, user)
    return save(FileRole(file_id=file.id, kind=kind, user_id=id_of(user), given_at=NOON, given_by_id=file.owner_id))


def make_decided_file(firms: int = 3, **values: Any) -> ProcurementFile:
    """A file with one longlist, all firms of which are to be invited."""
    file = make_file(**values)
    longlist = make_longlist(file, *(make_listed_firm() for _ in range(firms)))
    for entry in entries_of(longlist):
        save(
            ShortlistDecision(
                file_id=file.id,
                supplier_id=entry.supplier_id,
                entry=entry,
                invited=True,
                reason="Does this work nearby.",
                decided_at=NOON,
                decided_by=file.owner,
            )
        )
    return file


def make_locked_file(firms: int = 3, **values: Any) -> ProcurementFile:
    """A file whose procedure is chosen and whose shortlist is signed; its owner declared about interests."""
    file = make_decided_file(firms, **values)
    make_choice(file)
    make_declaration(file, file.owner)
    file.locked_at = NOON
    return save(file)


def make_request(file: ProcurementFile | None = None, **values: Any) -> RequestForQuotation:
    """A request that was sent, with an invitation for every firm of the shortlist; its key is `key-<decision id>`."""
    file = file or make_locked_file()
    defaults: dict[str, Any] = {
        "file": file,
        "goal": "Eleven fields that can be played on all winter.",
        "requirements": "Mow weekly from April to October.",
        "budget_band": "40,000 to 50,000 euros",
        "award_rule": "The best ratio of price and quality.",
        "questions_to": "inkoop@example.org",
        "deadline": DEADLINE,
        "created_at": NOON,
        "created_by_id": file.owner_id,
        "sent_at": NOON,
        "sent_by_id": file.owner_id,
        "criteria": [
            AwardCriterion(place=1, kind=CriterionKind.PRICE, name="Price", weight=40),
            AwardCriterion(place=2, kind=CriterionKind.QUALITY, name="Plan of work", weight=60),
        ],
    }
    request = save(RequestForQuotation(**{**defaults, **values}))
    if request.sent_at is not None:
        for decision in _invited(file):
            make_invitation(request, decision)
    return request


def _invited(file: ProcurementFile) -> list[ShortlistDecision]:
    return [decision for decision in shortlist_of(file) if decision.invited]


def make_invitation(request: RequestForQuotation, decision: ShortlistDecision, **values: Any) -> Invitation:
    digest = sha256(f"key-{decision.id}".encode()).hexdigest()
    return save(Invitation(request=request, decision=decision, key_digest=digest, sent_at=NOON, **values))


def make_quotation(invitation: Invitation, amount: int = 45_000, **values: Any) -> Quotation:
    """An opened quotation; nothing is stored under its name."""
    defaults: dict[str, Any] = {
        "invitation": invitation,
        "received_at": DEADLINE - timedelta(days=1),
        "stored_as": f"quotations/{next_number()}",
        "size": 1000,
        "sha256": "0" * 64,
        "opened_at": DEADLINE + timedelta(hours=1),
        "amount": Decimal(amount),
        "file_name": "offerte.pdf",
    }
    return save(Quotation(**{**defaults, **values}))


def make_award(invitation: Invitation, amount: int = 45_000) -> Award:
    """The outcome of the invitation's file, with this one award."""
    file = invitation.request.file
    award = Award(invitation=invitation, decision=invitation.decision, amount=Decimal(amount))
    save(
        Outcome(
            file=file,
            kind=OutcomeKind.AWARDED,
            rationale="The best plan of work.",
            decided_at=DEADLINE + timedelta(days=7),
            decided_by_id=file.owner_id,
            awards=[award],
        )
    )
    return award


def make_contract(award: Award, **values: Any) -> Contract:
    """Of an award to which a second person agreed."""
    award.outcome.agreed_at, award.outcome.agreed_by = DEADLINE + timedelta(days=8), make_buyer()
    defaults: dict[str, Any] = {
        "award": award,
        "signed_on": date(2026, 5, 4),
        "starts_on": date(2026, 6, 1),
        "ends_on": date(2028, 5, 31),
        "value": award.amount,
        "noted_at": DEADLINE + timedelta(days=28),
        "noted_by_id": award.outcome.decided_by_id,
    }
    return save(Contract(**{**defaults, **values}))

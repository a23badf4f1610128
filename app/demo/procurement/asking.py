"""From the signed shortlist to quotations that were handed in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from app.core.clock import local_date
from app.demo import pictures
from app.demo.procurement.keys import known_key
from app.demo.procurement.steps import Office
from app.sourcing.models import ProcurementFile
from app.sourcing.quotations import receiving, seals
from app.sourcing.quotations.details import Offer
from app.sourcing.requests import answering
from app.sourcing.requests import services as requests
from app.sourcing.requests.details import CriterionDetails, Reply, RequestDetails
from app.sourcing.requests.models import Answer, CriterionKind, DeclineReason, Invitation, RequestForQuotation

QUESTIONS_TO = "inkoop@demo.example"
AWARD_RULE = "Wij kiezen de offerte met de beste verhouding tussen prijs en kwaliteit."
CRITERIA = (
    CriterionDetails(CriterionKind.PRICE, "Prijs", 40),
    CriterionDetails(CriterionKind.QUALITY, "Plan van aanpak", 40, "Hoe u het werk doet, en in welke volgorde."),
    CriterionDetails(CriterionKind.QUALITY, "Duurzaamheid", 20, "Materiaal, vervoer en wat u hergebruikt."),
)


@dataclass(frozen=True)
class Asked:
    """What the request says, and how many days after it went out the quotations are due."""

    goal: str
    requirements: str
    budget_band: str
    days: int = 21


def send_request(office: Office, file: ProcurementFile, asked: Asked, *, days_ago: int) -> RequestForQuotation:
    """Under a seal of which the owner, a colleague and the controller hold the keys. All of them are openers."""
    with office.days_ago(days_ago, 9) as at:
        request = requests.draft(file, _details(asked, at), by=office.owner, at=at)
        holders = (office.owner, office.colleague, office.controller)
        seal = seals.name_holders(request, holders, by=office.owner)
        for holder in seal.holders:
            salt, pair = known_key(holder.user)
            seals.set_key(holder, salt, pair, by=holder.user, at=at)
        for invitation in requests.send(request, by=office.owner, at=at):
            invitation.delivered_at = at + timedelta(minutes=1)
    return request


def _details(asked: Asked, at: datetime) -> RequestDetails:
    return RequestDetails(
        goal=asked.goal,
        requirements=asked.requirements,
        budget_band=asked.budget_band,
        award_rule=AWARD_RULE,
        criteria=CRITERIA,
        answer_by=local_date(at) + timedelta(days=asked.days // 2),
        questions_until=at + timedelta(days=asked.days - 7),
        questions_to=QUESTIONS_TO,
        deadline=at + timedelta(days=asked.days, hours=3),
        is_sealed=True,
        language="nl",
    )


def reply(office: Office, invitations: Sequence[Invitation], *, declines: int, days_ago: int) -> None:
    """All say that they are interested, but for the last `declines`, who have no room."""
    with office.days_ago(days_ago, 11) as at:
        for place, invitation in enumerate(invitations, start=1):
            answering.note_visit(invitation, at=at)
            says_no = place > len(invitations) - declines
            answering.answer(invitation, _NO if says_no else _YES, by=None, at=at)


_YES = Reply(Answer.INTERESTED)
_NO = Reply(Answer.DECLINED, DeclineReason.FULL, "Wij zitten tot na de zomer vol.")


def question(office: Office, invitation: Invitation, text: str, answer: str | None, *, days_ago: int) -> None:
    """Answered the day after, if there is an answer."""
    with office.days_ago(days_ago, 14) as at:
        asked = answering.ask(invitation, text, by=None, at=at)
    if answer is not None:
        with office.days_ago(days_ago - 1, 9) as at:
            answering.publish_answer(asked, published=text, answer=answer, by=office.owner, at=at)


def quote(office: Office, invitations: Sequence[Invitation], amounts: Sequence[int], *, days_ago: int) -> None:
    with office.days_ago(days_ago, 9) as at:
        for invitation, offer in zip(invitations, _offers(invitations, amounts), strict=True):
            receiving.receive(invitation, receiving.put_away(offer, invitation), at=at)


def _offers(invitations: Sequence[Invitation], amounts: Sequence[int]) -> Iterator[Offer]:
    for invitation, amount in zip(invitations, amounts, strict=True):
        lines = "Offerte", invitation.firm, invitation.request.file.subject, f"{amount} euro zonder btw"
        yield Offer(Decimal(amount), None, "offerte.pdf", pictures.document(lines))

"""From opened quotations to a contract."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from app.accounts.models import User
from app.core.clock import local_date
from app.core.i18n import in_language
from app.core.storage import storage
from app.demo.procurement.keys import known_key
from app.demo.procurement.steps import Office
from app.sourcing.models import ProcurementFile
from app.sourcing.outcomes.announcing import services as announcing
from app.sourcing.outcomes.contracts.services import note_contract
from app.sourcing.outcomes.deciding import services as outcomes
from app.sourcing.outcomes.deciding.drafting import rationale
from app.sourcing.outcomes.details import AwardLine, ContractDetails, OutcomeDetails
from app.sourcing.outcomes.models import Outcome, OutcomeKind
from app.sourcing.outcomes.parties import field_of
from app.sourcing.quotations import opening, scoring
from app.sourcing.quotations.details import Given
from app.sourcing.quotations.queries import seal_of
from app.sourcing.quotations.scoring import Place, sheet_of
from app.sourcing.quotations.sealing import Pair
from app.sourcing.requests.models import RequestForQuotation


@dataclass(frozen=True)
class Judgement:
    """Points for a criterion of a quotation, with the reason."""

    points: str
    rationale: str

    @property
    def given(self) -> Given:
        return Given(Decimal(self.points), self.rationale)


# For the quotations in turn, and within each for the criteria.
FIRST_OPINION = (
    Judgement("8", "Duidelijke volgorde, met vaste mensen en één aanspreekpunt."),
    Judgement("7", "Elektrisch vervoer; over hergebruik staat weinig."),
    Judgement("6.5", "Het plan klopt, maar wie het werk doet staat er niet in."),
    Judgement("8", "Hergebruikt wat vrijkomt, met een lijst erbij."),
    Judgement("6", "Algemeen plan, niet voor deze plek geschreven."),
    Judgement("6", "Noemt alleen het keurmerk."),
)
SECOND_OPINION = (
    Judgement("7.5", "Goede planning, de bewoners zijn meegenomen."),
    Judgement("7.5", "Goed over vervoer, minder over materiaal."),
    Judgement("7", "Voldoende, de planning is krap."),
    Judgement("8", "Het beste plan voor hergebruik."),
    Judgement("6", "Te weinig over de planning."),
    Judgement("6.5", "Voldoet aan de vraag, niet meer."),
)
AGREED = (
    Judgement("8", "Het duidelijkste plan, met vaste mensen."),
    Judgement("7", "Goed vervoer, over materiaal staat weinig."),
    Judgement("7", "Voldoende plan, de planning is krap."),
    Judgement("8", "Het beste plan voor hergebruik."),
    Judgement("6", "Algemeen plan, niet voor deze plek geschreven."),
    Judgement("6", "Voldoet aan de vraag, niet meer."),
)


def open_quotations(office: Office, request: RequestForQuotation, *, days_ago: int) -> None:
    """The owner turns the first key, the colleague the second."""
    seal = seal_of(request)
    if seal is None:
        raise ValueError("this request has no seal")
    holders = {holder.user_id: holder for holder in seal.holders}
    with office.days_ago(days_ago, 9) as at:
        opening.turn_key(holders[office.owner.id], _pair_of(office.owner), by=office.owner, at=at)
        private = opening.turn_key(holders[office.colleague.id], _pair_of(office.colleague), by=office.colleague, at=at)
        found = opening.decrypted(seal, private or b"")
        for obsolete in opening.note_opened(seal, found, by=office.colleague, at=at):
            storage().remove(obsolete)


def _pair_of(person: User) -> Pair:
    _salt, pair = known_key(person)
    return pair


def score(office: Office, file: ProcurementFile, *, days_ago: int) -> None:
    """Owner and colleague each alone, then what they agree on. Both are assessors."""
    places = sheet_of(file).places
    with office.days_ago(days_ago, 11) as at:
        scoring.hand_in(file, _placed(places, FIRST_OPINION), by=office.owner, at=at)
        scoring.hand_in(file, _placed(places, SECOND_OPINION), by=office.colleague, at=at)
    with office.days_ago(days_ago, 15) as at:
        scoring.note_consensus(file, _placed(places, AGREED), by=office.owner, at=at)


def _placed(places: list[Place], judgements: tuple[Judgement, ...]) -> dict[Place, Given]:
    return {place: judgement.given for place, judgement in zip(places, judgements, strict=False)}


def award_the_best(office: Office, file: ProcurementFile, *, days_ago: int) -> Outcome:
    """Decided by the owner, agreed to by the controller the day after, told to all firms the day after that."""
    field = field_of(file)
    best = field.parties[0]
    with office.days_ago(days_ago) as at, in_language("nl"):
        line = AwardLine(best.decision.id, None, best.amount or Decimal(0), None)
        details = OutcomeDetails(OutcomeKind.AWARDED, rationale(field, OutcomeKind.AWARDED, [best]), (line,))
        outcome = outcomes.decide(file, details, seen_version=0, by=office.owner, at=at)
    with office.days_ago(days_ago - 1) as at:
        outcomes.agree(outcome, seen_version=outcome.version, by=office.controller, at=at)
    return outcome


def tell(office: Office, outcome: Outcome, *, days_ago: int) -> None:
    """The letters of then are in no log of mail any more."""
    with office.days_ago(days_ago) as at:
        announcing.draft_letters(outcome, by=office.owner)
        announcing.release(outcome, seen_version=outcome.version, by=office.owner, at=at)
        for letter in announcing.finish(outcome, at=at):
            letter.was_mailed = True


def sign_contract(office: Office, outcome: Outcome, *, days_ago: int) -> None:
    """For two years from the next month on, a week after it could be signed."""
    award = outcome.awards[0]
    with office.days_ago(days_ago) as at:
        day = local_date(at)
        details = ContractDetails(
            signed_on=day,
            starts_on=day + timedelta(days=14),
            ends_on=day + timedelta(days=14 + 2 * 365),
            options="Een keer een jaar langer.",
            value=award.amount,
            value_reason=None,
        )
        note_contract(award, details, seen_version=0, by=office.owner, at=at)

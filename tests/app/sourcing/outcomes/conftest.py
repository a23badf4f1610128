"""Files of which the quotations are in, and what comes after."""

from datetime import timedelta
from decimal import Decimal

import pytest

from app.core.clock import held_at
from app.core.db import session
from app.core.i18n import in_language
from app.sourcing.outcomes import queries
from app.sourcing.outcomes.announcing import services as announcing
from app.sourcing.outcomes.deciding import services as deciding
from app.sourcing.outcomes.details import AwardLine, OutcomeDetails
from app.sourcing.outcomes.models import OutcomeKind
from app.sourcing.outcomes.parties import field_of
from app.sourcing.quotations.models import Consensus
from tests.factories import save
from tests.factories.procurement import (
    DEADLINE,
    make_choice,
    make_declaration,
    make_policy,
    make_quotation,
    make_request,
)
from tests.factories.sourcing import ZEIST, make_buyer

AFTER = DEADLINE + timedelta(days=1)
AMOUNTS = (45_000, 48_000)
POINTS = ((Decimal(10), Decimal(8)), (Decimal("9.38"), Decimal(6)))  # price, plan of work


class Case:
    """One purchase: three invited firms, two of which quoted and were scored; the third did not answer."""

    def __init__(self):
        self.policy = make_policy()
        self.request = make_request()
        self.file = self.request.file
        make_choice(self.file)
        self.owner = self.file.owner
        self.colleague = make_buyer(ZEIST)
        make_declaration(self.file, self.colleague)
        self.first, self.second, self.silent = self.request.invitations
        for invitation, amount, points in zip((self.first, self.second), AMOUNTS, POINTS, strict=True):
            self.score(make_quotation(invitation, amount), points)

    def score(self, quotation, points):
        for criterion, given in zip(self.request.criteria, points, strict=True):
            save(
                Consensus(
                    quotation_id=quotation.id,
                    criterion_id=criterion.id,
                    points=given,
                    rationale="Agreed.",
                    noted_at=AFTER,
                    noted_by_id=self.owner.id,
                )
            )

    @property
    def field(self):
        return field_of(self.file)

    @property
    def outcome(self):
        return queries.outcome_of(self.file)

    def award(self, invitation=None, **values):
        line = {"decision_id": (invitation or self.first).decision_id, "lot_id": None, "amount": Decimal(45_000)}
        return AwardLine(**{**line, "reason": None, **values})

    def details(self, *lines, kind=OutcomeKind.AWARDED, rationale="The best plan of work."):
        return OutcomeDetails(kind, rationale, lines)

    def decide(self, *lines, by=None, at=AFTER, seen=None, **values):
        seen = seen if seen is not None else (self.outcome.version if self.outcome else 0)
        details = self.details(*lines, **values)
        outcome = deciding.decide(self.file, details, seen_version=seen, by=by or self.owner, at=at)
        session.flush()
        return outcome

    def agreed(self, *lines, **values):
        if not lines and "kind" not in values:
            lines = (self.award(),)
        outcome = self.decide(*lines, **values)
        deciding.agree(outcome, seen_version=outcome.version, by=self.colleague, at=AFTER)
        session.flush()
        return outcome

    def drafted(self, *lines, **values):
        outcome = self.agreed(*lines, **values)
        announcing.draft_letters(outcome, by=self.owner)
        session.flush()
        return outcome

    def released(self, *lines, **values):
        outcome = self.drafted(*lines, **values)
        announcing.release(outcome, seen_version=outcome.version, by=self.owner, at=AFTER)
        session.flush()
        return outcome

    def told(self, at=AFTER, **values):
        """As after the worker sent the letters, but without the mails."""
        outcome = self.released(**values)
        with held_at(at):
            announcing.finish(outcome, at=at)
        session.flush()
        return outcome

    def letter_to(self, invitation):
        return next(each for each in queries.letters_of(self.outcome) if each.decision_id == invitation.decision_id)


@pytest.fixture
def english(session):
    """Refusals and drafts are read in English; letters to firms are in Dutch all the same."""
    with in_language("en"):
        yield


@pytest.fixture
def case(english):
    return Case()

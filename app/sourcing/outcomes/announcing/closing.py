"""What stands under every letter: it depends on the day on which the letters go, so it is written then."""

from datetime import date

from app.core.clock import local_date
from app.core.i18n import _, dateformat
from app.sourcing.models import ProcurementFile
from app.sourcing.outcomes.models import Outcome, OutcomeKind
from app.sourcing.outcomes.terms import last_day
from app.sourcing.policy.models import ProcurementPolicy
from app.sourcing.policy.queries import policy_in_force
from app.sourcing.requests.queries import request_of

# Days, of a municipality without a policy; what Aanbestedingswet 2012 art. 2.127 asks above the European thresholds.
STANDSTILL_WITHOUT_POLICY = 20


def policy_for(file: ProcurementFile, day: date) -> ProcurementPolicy | None:
    """The policy of the day on which the invitations went; when none went, of this day."""
    request = request_of(file)
    asked = local_date(request.sent_at) if request is not None and request.sent_at else day
    return policy_in_force(file.municipality_code, asked)


def standstill_until(outcome: Outcome, day: date) -> date | None:
    """The last day of the standstill when the letters go on `day`; None when nobody got the work, or without one."""
    policy = policy_for(outcome.file, day)
    days = policy.standstill_days if policy else STANDSTILL_WITHOUT_POLICY
    return last_day(day, days) if outcome.kind is OutcomeKind.AWARDED and days else None


def closing(outcome: Outcome, *, has_won: bool, until: date | None, day: date) -> str:
    """Paragraphs, in the language in force."""
    return "\n\n".join([*_standstill(until, has_won=has_won), *rights(outcome.file, day)])


def _standstill(until: date | None, *, has_won: bool) -> list[str]:
    if until is None:
        return []
    last = dateformat(until)
    if has_won:
        return [
            _(
                "This is not a contract yet: the other firms can object until %(date)s. Only after that day does the"
                " municipality sign.",
                date=last,
            )
        ]
    return [
        _(
            "The municipality signs no contract before %(date)s has passed. Do you not agree? Then let us know, or go"
            " to court, before that day is over.",
            date=last,
        )
    ]


def rights(file: ProcurementFile, day: date) -> list[str]:
    policy = policy_for(file, day)
    return [
        _("Do you want to know more? You can ask for the reasons (Aanbestedingswet 2012, art. 1.4, paragraph 3)."),
        *([_("For complaints: %(address)s", address=policy.complaints_address)] if policy else []),
    ]

"""Readers and issues of newsletters."""

from datetime import timedelta
from typing import Any

from app.consents.models import Consent
from app.core.clock import now
from app.newsletters.models import Issue, Subscription
from app.organisations.bodies import REGION, Body
from tests.factories import next_number, save

PURPOSE = "newsletter"


def make_reader(email: str | None = None, **values: Any) -> Subscription:
    """Somebody who said yes to the newsletter."""
    address = email or f"lezer{next_number()}@example.nl"
    moment = now()
    save(
        Consent(
            email=address,
            language="nl",
            purpose=PURPOSE,
            wording="Stuur mij de nieuwsbrief.",
            wording_version=1,
            how="form",
            asked_at=moment,
            given_at=moment,
        )
    )
    return save(
        Subscription(**{"email": address, "language": "nl", "created_at": moment, "changed_at": moment, **values})
    )


def make_issue(body: Body = REGION, **values: Any) -> Issue:
    defaults = {
        "subject": "Nieuws uit de regio",
        "language": "nl",
        "since": now() - timedelta(days=30),
        "made_at": now(),
    }
    issue = Issue(**{**defaults, **values})
    issue.body = body
    return save(issue)

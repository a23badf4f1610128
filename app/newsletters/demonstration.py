"""Readers, a newsletter that went out, and a draft, for the demonstration. All of it is invented."""

from datetime import datetime, timedelta

from app.accounts.services import find_by_email
from app.consents.models import Consent
from app.core.db import session
from app.newsletters.issues.services import Words, write
from app.newsletters.models import (
    FollowedBody,
    FollowedTopic,
    Issue,
    IssueStatus,
    Recipient,
    RecipientStatus,
    Subscription,
)
from app.newsletters.purposes import NEWSLETTER
from app.organisations.bodies import REGION

DESK = "loket@demo.example"
ENTREPRENEUR = "ondernemer@demo.example"
READERS = (ENTREPRENEUR, "lezer.vanderveen@demo.example", "tuin.enzo@demo.example", "bakkerij.dekorst@demo.example")
MOVED = "verhuisd@demo.example"  # its mail came back

FIRST = """Welkom bij de nieuwsbrief van onze regio. Een paar keer per jaar leest u hier wat er speelt:

- nieuws van de **gemeenten** en de **ondernemersverenigingen**
- bijeenkomsten waar u collega's ontmoet
- wat de gemeenten de komende tijd willen inkopen

Staat uw bedrijf nog niet in de [leverancierslijst](/leveranciers)? Aanmelden kost niets.
"""
NEXT = """Het wordt een drukke tijd. In deze nieuwsbrief leest u wat er gebeurde, en **waar u elkaar treft**.
"""


def load(at: datetime) -> None:
    desk = find_by_email(DESK)
    if desk is None:
        return
    readers = [_reader(address, at - timedelta(days=60 - number)) for number, address in enumerate((*READERS, MOVED))]
    readers[1].topics = [FollowedTopic(topic="events")]
    readers[2].bodies = [FollowedBody(body_key=REGION.key)]
    sent = write(Words("Uw regio in het kort", FIRST, "nl", at - timedelta(days=50)), REGION, by=desk, at=at)
    _went_out(sent, readers, at - timedelta(days=20))
    write(Words("Elkaar ontmoeten in de regio", NEXT, "nl", at - timedelta(days=30)), REGION, by=desk, at=at)


def _reader(email: str, at: datetime) -> Subscription:
    proof = {"wording": str(NEWSLETTER.text), "wording_version": NEWSLETTER.version, "how": "newsletter form"}
    reader = Subscription(email=email, language="nl", created_at=at, changed_at=at)
    yes = Consent(email=email, language="nl", purpose=NEWSLETTER.key, asked_at=at, given_at=at, **proof)
    session.add_all([reader, yes])
    session.flush()
    return reader


def _went_out(issue: Issue, readers: list[Subscription], at: datetime) -> None:
    issue.items.clear()
    issue.status, issue.started_at, issue.finished_at = IssueStatus.SENT, at, at + timedelta(seconds=4)
    for reader in readers:
        recipient = Recipient(
            issue_id=issue.id,
            subscription_id=reader.id,
            email=reader.email,
            status=RecipientStatus.SENT,
            due_at=at,
            claimed_at=at,
            sent_at=at,
            attempts=1,
        )
        session.add(recipient)
        if reader.email == MOVED:
            recipient.bounced_at, recipient.error = at + timedelta(hours=1), "5.1.1"
            reader.bounces, reader.bounced_at = 1, recipient.bounced_at

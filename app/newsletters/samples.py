"""Mail about newsletters, with invented values."""

from flask import Flask

from app.core.clock import now
from app.core.i18n import language
from app.core.settings import settings
from app.mail.letters import Letter
from app.mail.samples import add_sample
from app.newsletters.issues import letters as issue_letters
from app.newsletters.issues.letters import Links
from app.newsletters.issues.writing import Edition, Item, edition_of
from app.newsletters.models import Issue, Subscription
from app.newsletters.reading import letters as reading_letters
from app.organisations.bodies import REGION

INTRODUCTION = """De zomerbijeenkomst komt eraan. **Meld u aan**, er zijn nog plaatsen.

- [Alle bijeenkomsten](/)
- [Het netwerk](/netwerk)
"""


def _edition() -> Edition:
    issue = Issue(subject="Nieuws van de Heuvelregio", introduction=INTRODUCTION, language="nl", counts={})
    issue.body = REGION
    return edition_of(issue)


def _newsletter() -> Letter:
    title, words = "Nieuwe leden in het netwerk", "Elf verenigingen stellen hun nieuwe leden voor."
    item = Item("sample", title, words, "/", REGION, "Heuvelregio", frozenset())
    return issue_letters.newsletter(_edition(), (item,), Links(settings().BASE_URL, settings().BASE_URL))


def _known() -> Letter:
    reader = Subscription(id=0, email="noor.bakker@voorbeeld.example", language=language(), created_at=now())
    return reading_letters.known(reader)


def register(app: Flask) -> None:
    add_sample(app, issue_letters.newsletter, _newsletter)
    add_sample(app, reading_letters.known, _known)

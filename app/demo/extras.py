"""What some firms of the demo region tell besides: languages, work done before, and until when they are full."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from app.demo.trades import Trade
from app.suppliers.details import ExtraDetails, ReferenceDetails
from app.suppliers.references import BANDS

SPEAKS_MORE = 0.3
HAS_REFERENCES = 0.25
IS_FULL = 0.05

TITLES = ("een opdracht van een jaar", "klaar binnen twee weken", "samen met leerlingen gedaan", "in vier fasen")
CLIENTS = ("een basisschool in de regio", "een woningcorporatie", "een zorginstelling", "een sportvereniging")


def extras(trade: Trade, index: int, today: date) -> ExtraDetails:
    """The same firm gets the same, whatever else is drawn for it."""
    random = Random(f"extras/{index}")
    others = random.sample(("de", "fr", "pl", "tr", "ar", "uk"), random.choice((1, 1, 2)))
    return ExtraDetails(
        languages=("nl", "en", *others) if random.random() < SPEAKS_MORE else (),
        references=_references(trade, today, random) if random.random() < HAS_REFERENCES else (),
        full_until=today + timedelta(days=random.randint(20, 200)) if random.random() < IS_FULL else None,
    )


def _references(trade: Trade, today: date, random: Random) -> tuple[ReferenceDetails, ...]:
    titles = random.sample(TITLES, random.choice((1, 2)))
    return tuple(
        ReferenceDetails(
            title=f"{trade.name}: {title}",
            client=random.choice(CLIENTS),
            completed_on=today - timedelta(days=random.randint(60, 1500)),
            amount=Decimal(random.choice(list(BANDS)[:4])),
        )
        for title in titles
    )

"""Insurances and declarations of invented firms."""

from datetime import date, timedelta
from random import Random

from app.suppliers.details import CertificateDetails

INSURERS = ("Onderlinge De Kromme Heuvel", "Assurantie Maatschappij Vijfhuizen", "Polis & Zoon Verzekeringen")
AMOUNTS = ("tot 1 miljoen euro", "1 tot 2,5 miljoen euro", "2,5 miljoen euro of meer")
# Shares of firms.
INSURED = {"avb": 0.5, "bav": 0.12, "car": 0.08}
DECLARES = 0.1


def proofs(today: date, random: Random) -> tuple[CertificateDetails, ...]:
    """Insurances that run a year, and a declaration of good conduct now and then."""
    insurances = tuple(_insurance(kind, today, random) for kind, share in INSURED.items() if random.random() < share)
    return (*insurances, _declaration(today, random)) if random.random() < DECLARES else insurances


def _insurance(kind: str, today: date, random: Random) -> CertificateDetails:
    return CertificateDetails(
        kind=kind,
        number=f"DEMO-{random.randrange(100_000):05d}",
        issuer=random.choice(INSURERS),
        level=random.choice(AMOUNTS),
        valid_until=today + timedelta(days=random.randint(-20, 340)),
    )


def _declaration(today: date, random: Random) -> CertificateDetails:
    return CertificateDetails(kind="gva", issuer="Justis", valid_until=today + timedelta(days=random.randint(30, 700)))

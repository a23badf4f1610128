"""Demo accounts for every role, and what the demo's buyers are working on. All of it is invented."""

from dataclasses import dataclass
from decimal import Decimal

from app.accounts.models import Role
from app.core.i18n import Text, lazy
from app.sourcing.kinds import Category

# Shown on the sign-in page of a demo; production refuses demo data.
PASSWORD = "welkom-op-de-heuvel"  # noqa: S105 - public on purpose
TOTP_SECRET = "STREEKBRONOPDEHEUVEL234567STREEK"  # noqa: S105 - the same; of everybody with a role
PASSPHRASE = "molen wilg zomer kiezel lantaarn"  # noqa: S105 - the same; of everybody who opens quotations


@dataclass(frozen=True)
class DemoPerson:
    """`role` is None for an entrepreneur; `association_key` and `municipality_code` say where a role holds."""

    email: str
    name: str
    role: Role | None
    about: Text
    association_key: str | None = None
    municipality_code: str | None = None


ENTREPRENEUR = DemoPerson("ondernemer@demo.example", "Marit Hoevelink", None, lazy("Entrepreneur with a firm"))
BOARD_WITH_FIRM = DemoPerson(
    "bestuur-stuwwal@demo.example",
    "Joost Brinkvoort",
    Role.BOARD_MEMBER,
    lazy("Board member with a firm of their own"),
    association_key="stuwwal",
)
REVIEWER = DemoPerson(
    "bestuur2-stuwwal@demo.example",
    "Carlijn Nieuwkerk",
    Role.BOARD_MEMBER,
    lazy("Board member, of the same board"),
    association_key="stuwwal",
)
DESK = DemoPerson("loket@demo.example", "Saskia Wesselaar", Role.DESK, lazy("Regional desk"))

BOARD = DemoPerson(
    "bestuur-zevenlinden@demo.example",
    "Fatima Bouzahidi",
    Role.BOARD_MEMBER,
    lazy("Board member"),
    association_key="zeven-linden",
)

PEOPLE = (
    ENTREPRENEUR,
    BOARD_WITH_FIRM,
    REVIEWER,
    BOARD,
    DemoPerson(
        "bestuur-krommeoever@demo.example",
        "Geert Rietzanger",
        Role.BOARD_MEMBER,
        lazy("Board member"),
        association_key="kromme-oever",
    ),
    DemoPerson(
        "bestuur-vossenveld@demo.example",
        "Linda van Ossenvelt",
        Role.BOARD_MEMBER,
        lazy("Board member"),
        association_key="vossenveld",
    ),
    DESK,
    DemoPerson(
        "inkoper@demo.example",
        "Ruben Dalmerink",
        Role.BUYER,
        lazy("Buyer"),
        municipality_code="GM1581",
    ),
    DemoPerson(
        "inkoper-zeist@demo.example",
        "Noor Elzendaal",
        Role.BUYER,
        lazy("Buyer"),
        municipality_code="GM0355",
    ),
    DemoPerson(
        "collega@demo.example",
        "Bram Oosterwoud",
        Role.BUYER,
        lazy("Buyer, of the same municipality"),
        municipality_code="GM1581",
    ),
    DemoPerson(
        "controller@demo.example",
        "Hans Zoetekamp",
        Role.CONTROLLER,
        lazy("Controller"),
        municipality_code="GM1581",
    ),
    DemoPerson("beheer@demo.example", "Priya Windholt", Role.ADMINISTRATOR, lazy("Administrator")),
)


@dataclass(frozen=True)
class DemoProcurementFile:
    """A purchase that a demo buyer prepares. The value is in euros without VAT."""

    buyer: str
    municipality_code: str
    subject: str
    description: str
    category: Category
    estimated_value: Decimal
    estimate_basis: str
    cpv_code: str


PROCUREMENT_FILES = (
    DemoProcurementFile(
        "inkoper@demo.example",
        "GM1581",
        "Onderhoud plantsoenen dorpskernen",
        "Snoeien, schoffelen en inboeten van plantsoenen in twee dorpen, drie jaar met een optie op een vierde.",
        Category.SERVICES,
        Decimal(148_000),
        "Prijs per vierkante meter van het vorige contract, met de prijsstijging van het groen erbij.",
        "77310000-6",
    ),
    DemoProcurementFile(
        "inkoper@demo.example",
        "GM1581",
        "Binnenschilderwerk gemeentewerf",
        "Wanden, kozijnen en deuren van kantine en kantoren, uit te voeren in de zomer.",
        Category.WORKS,
        Decimal(38_500),
        "Opname ter plekke door de eigen opzichter, met kengetallen per vierkante meter.",
        "45442100-8",
    ),
    DemoProcurementFile(
        "inkoper-zeist@demo.example",
        "GM0355",
        "Lunches en borrels voor raad en college",
        "Ongeveer veertig bijeenkomsten per jaar met eten uit de streek.",
        Category.SERVICES,
        Decimal(64_000),
        "Aantal bijeenkomsten maal de gemiddelde prijs per persoon van vorig jaar.",
        "55520000-1",
    ),
    DemoProcurementFile(
        "inkoper-zeist@demo.example",
        "GM0355",
        "Zonnepanelen op twee sporthallen",
        "Ontwerp, levering en plaatsing, met onderhoud voor vijf jaar.",
        Category.WORKS,
        Decimal(210_000),
        "Raming van een adviseur op basis van het dakoppervlak.",
        "45261215-4",
    ),
    DemoProcurementFile(
        "inkoper-zeist@demo.example",
        "GM0355",
        "Vervanging van werkkleding buitendienst",
        "Kleding en schoenen voor zestig medewerkers, met reparatie en inname.",
        Category.GOODS,
        Decimal(27_000),
        "Aantal medewerkers maal het bedrag per persoon in de begroting.",
        "18110000-3",
    ),
)

"""What the demo's municipality buys in the files that stand at a stage; values in euros ex VAT."""

from decimal import Decimal

from app.sourcing.details import FileDetails, LotDetails
from app.sourcing.kinds import Category, CrossBorder

WINDOWS = FileDetails(
    subject="Glasbewassing gemeentelijke gebouwen",
    description="Vier keer per jaar de ramen van elf gebouwen, binnen en buiten, vier jaar lang.",
    category=Category.SERVICES,
    cpv_code="90911300-9",
    estimated_value=Decimal(142_000),
    estimate_basis="Aantal vierkante meters glas maal de prijs van nu, met de prijsstijging erbij.",
    planned_start=None,
)
PRINTING = FileDetails(
    subject="Drukwerk bewonerskrant",
    description="Zes keer per jaar een krant van 16 pagina's voor 21.000 adressen, op gerecycled papier.",
    category=Category.SERVICES,
    cpv_code="79810000-5",
    estimated_value=Decimal(64_000),
    estimate_basis="Oplage maal de prijs per exemplaar van de laatste twee jaar.",
    planned_start=None,
    cross_border=CrossBorder.NO,
    cross_border_reason="Klein bedrag en elke twee maanden afleveren binnen een dag.",
)
FACADES = FileDetails(
    subject="Buitenschilderwerk scholen en gymzalen",
    description="Kozijnen, deuren en boeidelen van vier gebouwen, uit te voeren in de zomervakantie.",
    category=Category.WORKS,
    cpv_code="45442110-1",
    estimated_value=Decimal(186_000),
    estimate_basis="Meerjarenonderhoudsplan, met kengetallen per vierkante meter.",
    planned_start=None,
    cross_border=CrossBorder.NO,
    cross_border_reason="Vier kleine gebouwen, verspreid over twee dorpen.",
    lots=(
        LotDetails("Twee basisscholen", Decimal(112_000)),
        LotDetails("Twee gymzalen", Decimal(74_000)),
    ),
)
PLAYGROUNDS = FileDetails(
    subject="Aanleg twee groene schoolpleinen",
    description="Tegels eruit, grond verbeteren, hagen, bomen en een wadi planten. Werken buiten schooltijd.",
    category=Category.WORKS,
    cpv_code="45112710-5",
    estimated_value=Decimal(172_000),
    estimate_basis="Ontwerp van de landschapsarchitect met een raming per onderdeel.",
    planned_start=None,
    cross_border=CrossBorder.NO,
    cross_border_reason="Plaatselijk werk van enkele weken.",
)
BOILERS = FileDetails(
    subject="Onderhoud verwarming en sanitair",
    description="Jaarlijks onderhoud en storingsdienst voor veertien gebouwen, drie jaar.",
    category=Category.SERVICES,
    cpv_code="50720000-8",
    estimated_value=Decimal(88_000),
    estimate_basis="Het contract van nu, met twee gebouwen erbij.",
    planned_start=None,
    cross_border=CrossBorder.NO,
    cross_border_reason="Bij storing moet iemand binnen twee uur ter plaatse zijn.",
)
PAVING = FileDetails(
    subject="Herstraten Dorpsstraat en plein",
    description="4.200 vierkante meter klinkers opnemen en terugleggen, met een nieuwe goot.",
    category=Category.WORKS,
    cpv_code="45233222-1",
    estimated_value=Decimal(240_000),
    estimate_basis="Hoeveelhedenstaat van het eigen ingenieursbureau.",
    planned_start=None,
    cross_border=CrossBorder.NO,
    cross_border_reason="Plaatselijk werk van acht weken.",
)
CLEANING = FileDetails(
    subject="Schoonmaak sporthallen",
    description="Dagelijkse schoonmaak van drie sporthallen, twee jaar.",
    category=Category.SERVICES,
    cpv_code="90919200-4",
    estimated_value=Decimal(96_000),
    estimate_basis="Uren per hal maal het tarief van de branche.",
    planned_start=None,
    cross_border=CrossBorder.NO,
    cross_border_reason="Werk met eigen mensen in de avond, te klein voor een bedrijf van verder weg.",
)
VILLAGE_HALL = FileDetails(
    subject="Renovatie dorpshuis De Driesprong",
    description="Nieuw dak, isolatie, installaties en een toegankelijke ingang.",
    category=Category.WORKS,
    cpv_code="45453100-8",
    estimated_value=Decimal(2_350_000),
    estimate_basis="Kostenraming van de architect bij het definitief ontwerp.",
    planned_start=None,
    cross_border=CrossBorder.NO,
    cross_border_reason="Aannemers uit het buitenland werken hier niet voor dit bedrag.",
)

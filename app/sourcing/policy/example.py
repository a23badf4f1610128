"""An invented purchasing policy: what the first draft of a municipality starts from. No municipality has adopted it."""

from datetime import date
from decimal import Decimal

from app.sourcing.kinds import Category
from app.sourcing.policy.details import Band, PolicyDetails
from app.sourcing.policy.kinds import IncumbentRule, Procedure, SelectionMethod, Signer

_SMALL = (Category.GOODS, Category.SERVICES, Category.SOCIAL_SERVICES)
_LARGE = (Category.WORKS, Category.CONCESSION)


def example_policy(in_force_from: date) -> PolicyDetails:
    return PolicyDetails(
        title="Voorbeeldbeleid inkoop",
        in_force_from=in_force_from,
        source="Verzonnen voorbeeld, door niemand vastgesteld",
        method=SelectionMethod.LEAST_RECENTLY_INVITED,
        look_back_months=24,
        most_turns=4,
        newcomer_seat=True,
        incumbent_rule=IncumbentRule.NEEDS_REASON,
        signer=Signer.COLLEAGUE,
        standstill_days=10,
        local_rule="Zoek bij opdrachten zonder grensoverschrijdend belang eerst bij ondernemingen uit de streek.",
        local_rule_article="art. 6",
        complaints_address="klachtenmeldpunt-inkoop@gemeente.example",
        retention_class="voorbeeldklasse 1.1",
        retention_years=7,
        articles={
            "method": "art. 5",
            "incumbent_rule": "art. 5 lid 4",
            "signer": "art. 8",
            "standstill_days": "art. 9",
            "complaints_address": "art. 10",
            "retention": "art. 11",
        },
        bands=[
            *(band for category in _SMALL for band in _small(category)),
            *(band for category in _LARGE for band in _large(category)),
        ],
    )


def _small(category: Category) -> list[Band]:
    return [_single(category), _multiple(category, 50_000)]


def _large(category: Category) -> list[Band]:
    open_to_all = Band(category, Decimal(1_500_000), Procedure.NATIONAL_OPEN, None, None, "art. 4 lid 3")
    return [_single(category), _multiple(category, 150_000), open_to_all]


def _single(category: Category) -> Band:
    return Band(category, Decimal(0), Procedure.SINGLE_PRIVATE_QUOTATION, 1, 1, "art. 4 lid 1")


def _multiple(category: Category, from_value: int) -> Band:
    return Band(category, Decimal(from_value), Procedure.MULTIPLE_PRIVATE_QUOTATION, 3, 5, "art. 4 lid 2")

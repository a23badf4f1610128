"""The closed word lists of a purchasing policy."""

from enum import StrEnum


class Procedure(StrEnum):
    """How firms are asked, from the smallest to the largest purchase."""

    SINGLE_PRIVATE_QUOTATION = "single_private_quotation"
    MULTIPLE_PRIVATE_QUOTATION = "multiple_private_quotation"
    NATIONAL_OPEN = "national_open_procedure"
    EU_OPEN = "eu_open_procedure"

    @property
    def is_private(self) -> bool:
        """Whether the authority itself chooses whom it invites."""
        return self in (Procedure.SINGLE_PRIVATE_QUOTATION, Procedure.MULTIPLE_PRIVATE_QUOTATION)


class SelectionMethod(StrEnum):
    """Who of a longlist is proposed first. What is equal after it is decided by a logged draw."""

    RANKING = "ranking"  # in the order of the longlist
    LEAST_RECENTLY_INVITED = "least_recently_invited"
    FEWEST_IN_CATEGORY = "fewest_in_category"  # turns in the same category of purchase
    FEWEST_IN_CLASS = "fewest_in_class"  # turns in the same CPV class (four digits)
    FEWEST_BY_BUYER = "fewest_by_buyer"  # turns at this municipality


class IncumbentRule(StrEnum):
    """What happens to the firm that had the contract before."""

    AS_ANY_OTHER = "as_any_other"
    LEFT_OUT = "left_out"
    NEEDS_REASON = "needs_reason"


class Signer(StrEnum):
    """Who may sign a shortlist, as long as they did not work on it."""

    CONTROLLER = "controller"
    BUDGET_HOLDER = "budget_holder"
    COLLEAGUE = "colleague"  # any other buyer of the municipality

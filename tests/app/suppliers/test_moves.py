"""Every move of the first table of PRODUCT.md §2, and every one that it forbids."""

import pytest

from app.suppliers.kinds import ProfileStatus as S
from app.suppliers.models import Supplier
from app.suppliers.moves import MOVES, ForbiddenMove

# As the table has it, written down a second time; a removed profile has no status any more.
TABLE = {
    (S.UNCLAIMED, S.DRAFT),
    (S.DRAFT, S.LISTED),
    (S.DRAFT, S.UNCLAIMED),
    (S.LISTED, S.SUSPENDED),
    (S.LISTED, S.LAPSED),
    (S.LISTED, S.WITHDRAWN),
    (S.SUSPENDED, S.LISTED),
    (S.SUSPENDED, S.LAPSED),
    (S.LAPSED, S.LISTED),
    (S.LAPSED, S.WITHDRAWN),
    (S.WITHDRAWN, S.DRAFT),
}


def test_the_code_knows_the_moves_of_the_table_and_no_others():
    assert {(before, after) for before, ends in MOVES.items() for after in ends} == TABLE


@pytest.mark.parametrize("before", list(S))
@pytest.mark.parametrize("after", list(S))
def test_a_profile_moves_along_the_table_only(before, after):
    supplier = Supplier(status=before)
    if (before, after) in TABLE:
        supplier.move_to(after)
        assert supplier.status is after
    else:
        with pytest.raises(ForbiddenMove):
            supplier.move_to(after)
        assert supplier.status is before

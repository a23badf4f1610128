"""All that a firm hands in as one row of bytes."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.sourcing.quotations.details import Offer
from app.sourcing.quotations.packing import pack, unpack
from app.sourcing.quotations.sealing import DoesNotOpen

offers = st.builds(
    Offer,
    amount=st.decimals(min_value="0.01", max_value=10**10, places=2),
    remark=st.none() | st.text(),
    file_name=st.text(),
    content=st.binary(),
)


@given(offers, st.integers(1, 10**9))
def test_what_was_packed_comes_out_as_it_was(offer, invitation_id):
    assert unpack(pack(offer, invitation_id), invitation_id) == offer


@given(offers)
def test_what_was_packed_for_another_firm_is_refused(offer):
    with pytest.raises(DoesNotOpen):
        unpack(pack(offer, 1), 2)


@given(st.binary(max_size=100))
def test_what_was_never_packed_is_refused(nonsense):
    with pytest.raises(DoesNotOpen):
        unpack(nonsense, 1)


def test_a_quotation_does_not_show_in_a_log():
    offer = Offer(Decimal("45123.45"), "remark", "name.pdf", b"content")
    assert repr(offer) == "Offer(7 bytes)"

"""Amounts as people write them."""

from decimal import Decimal

import pytest
from werkzeug.datastructures import MultiDict
from wtforms import Form

from app.sourcing.form_fields import AmountField


class AmountForm(Form):
    amount = AmountField("Amount")


def read(text):
    form = AmountForm(MultiDict({"amount": text}))
    form.validate()
    return form.amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("45000", "45000"),
        ("45.000", "45000"),
        ("45,000", "45000"),
        ("45 000", "45000"),
        ("€ 45.000,50", "45000.50"),
        ("45,000.50", "45000.50"),
        ("45.000,-", "45000"),
        ("215999,99", "215999.99"),
        ("1.5", "1.50"),
        ("1.250.000", "1250000"),
        ("0", "0"),
    ],
)
def test_an_amount_is_read_in_dutch_and_in_english(session, text, amount):
    assert read(text).data == Decimal(amount)


@pytest.mark.parametrize("text", ["-45000", "about 5000", "1e9", "4.50.00", "45,0000", "٤٥", "9" * 13])
def test_what_is_no_amount_is_refused_and_given_back(session, text):
    field = read(text)
    assert field.errors
    assert field._value() == text


def test_nothing_is_no_amount(session):
    assert read("  ").data is None

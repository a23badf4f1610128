"""Who sees what."""

import pytest
from wtforms import HiddenField

from app.suppliers.registration.extras_forms import ExtrasForm
from app.suppliers.registration.forms import ContactForm, PlaceForm, TradeForm
from app.suppliers.registration.identity_forms import DutchIdentityForm, ForeignIdentityForm
from app.suppliers.registration.qualities_forms import QualitiesForm
from app.suppliers.visibility import FIELDS, Audience, by_audience, seen_by

FORMS = (DutchIdentityForm, ForeignIdentityForm, PlaceForm, TradeForm, QualitiesForm, ExtrasForm, ContactForm)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
def test_of_every_field_it_is_known_who_sees_it(form):
    fields = {name: value for name, value in vars(form).items() if hasattr(value, "field_class")}
    asked = {name for name, value in fields.items() if value.field_class is not HiddenField}
    assert asked
    assert asked <= FIELDS.keys()


@pytest.mark.parametrize("name", ["street", "house_number", "phone"])
def test_of_a_sole_trader_fewer_people_see_the_address(name):
    assert FIELDS[name].audience_for(is_personal=False) is Audience.EVERYBODY
    assert FIELDS[name].audience_for(is_personal=True) is Audience.REVIEWERS


def test_every_field_stands_in_the_list_once():
    assert sum(map(len, by_audience(is_personal=True).values())) == len(FIELDS)


def test_a_field_that_is_nobodys_business_has_no_words(app):
    with app.app_context():
        assert seen_by("csrf_token", is_personal=True) is None

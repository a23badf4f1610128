"""A profile in words."""

from datetime import date

import pytest

from app.suppliers.kinds import LegalForm, ServiceAreaKind
from app.suppliers.models import Certificate, SupplierArea
from app.suppliers.presenting import public_profile
from app.suppliers.versions import public_content
from tests.factories.suppliers import BUNNIK, ZEIST, make_complete_draft

pytestmark = pytest.mark.usefixtures("session")
DAY = date(2026, 3, 16)


def shown(language="nl", **values):
    return public_profile(public_content(make_complete_draft(**values)), on=DAY, language=language)


@pytest.mark.parametrize(("valid_until", "is_valid"), [(None, True), (DAY, True), (date(2026, 3, 15), False)])
def test_a_certificate_counts_up_to_and_including_its_last_day(valid_until, is_valid):
    profile = shown(certificates=[Certificate(kind="vca", level="VCA*", valid_until=valid_until)])
    assert len(profile.valid_proofs) == is_valid
    assert len(profile.expired_proofs) == (not is_valid)


def test_the_description_is_in_the_language_of_the_reader():
    profile = shown("en", description_en="We make gardens.")
    assert (profile.description, profile.description_language) == ("We make gardens.", "en")


def test_a_description_in_one_language_is_shown_to_everybody_with_its_language():
    assert shown("en").description_language == "nl"


def test_of_a_sole_trader_the_address_is_the_town():
    assert shown(legal_form=LegalForm.EENMANSZAAK).address == ("Zeist",)


def test_of_another_firm_the_address_is_whole():
    assert shown().address == ("Slotlaan 12", "3701 GK Zeist")


def test_a_service_area_of_municipalities_is_their_names():
    areas = [SupplierArea(municipality_code=code) for code in (ZEIST, BUNNIK)]
    assert shown(service_area=ServiceAreaKind.MUNICIPALITIES, areas=areas).service_area == "Bunnik, Zeist"


def test_the_trade_name_is_the_name_and_the_registered_one_is_kept():
    profile = shown(name="J. de Heg Beheer bv", trade_name="De Heg")
    assert (profile.name, profile.legal_name) == ("De Heg", "J. de Heg Beheer bv")

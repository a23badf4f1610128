"""The rules of a profile."""

from datetime import UTC, date, datetime

import pytest

from app.audit.services import trail
from app.core.errors import DomainError
from app.suppliers import services
from app.suppliers.details import CertificateDetails, PlaceDetails, SizeDetails, TradeDetails
from app.suppliers.importing.models import ImportBatch, ImportStatus
from app.suppliers.kinds import ClaimSource, EditorRole, LegalForm, ProfileStatus, ServiceAreaKind
from app.suppliers.models import Certificate, Supplier
from app.suppliers.moves import MOVES, ForbiddenMove
from app.suppliers.versions import latest_version
from tests.factories import save
from tests.factories.accounts import make_desk_member, make_user
from tests.factories.suppliers import (
    BUNNIK,
    GARDENING,
    NOON,
    OLD_VAT_ID,
    PAINTING,
    ZEIST,
    make_complete_draft,
    make_draft,
    make_identity,
    make_listed,
)

pytestmark = pytest.mark.usefixtures("session")
LATER = datetime(2026, 3, 17, 11, 0, tzinfo=UTC)


def test_a_new_firm_is_a_draft_that_its_maker_owns():
    user = make_user()
    supplier = services.start_draft(make_identity(), by=user, at=NOON)
    assert supplier.status is ProfileStatus.DRAFT
    assert [(editor.user, editor.role) for editor in supplier.editors] == [(user, EditorRole.OWNER)]


def test_an_imported_firm_without_owner_is_claimed_and_keeps_its_id():
    known = make_draft(status=ProfileStatus.UNCLAIMED, kvk_number="12345678")
    known.editors.clear()
    claimed = services.start_draft(make_identity(kvk_number="12345678"), by=make_user(), at=NOON)
    assert claimed is known
    assert claimed.status is ProfileStatus.DRAFT


@pytest.mark.parametrize("same", [{"kvk_number": "12345678"}, {"vat_id": "NL123456782B01"}])
def test_a_number_belongs_to_one_profile(same):
    make_draft(**same)
    with pytest.raises(services.AlreadyRegistered):
        services.start_draft(make_identity(**same), by=make_user(), at=NOON)


def test_a_number_of_another_country_belongs_to_one_profile_in_that_country():
    make_draft(country="BE", foreign_id="0403170701", kvk_number=None)
    german = make_identity(country="DE", foreign_id="0403170701", kvk_number=None, legal_form=LegalForm.FOREIGN)
    assert services.start_draft(german, by=make_user(), at=NOON).country == "DE"


def test_no_citizen_service_number_reaches_the_database_whatever_way_it_came():
    identity = make_identity(legal_form=LegalForm.EENMANSZAAK, vat_id=OLD_VAT_ID)
    with pytest.raises(DomainError) as refusal:
        services.start_draft(identity, by=make_user(), at=NOON)
    assert "123456782" not in str(refusal.value)


def test_the_identity_of_a_draft_can_change():
    supplier = make_draft()
    services.change_identity(supplier, make_identity(name="De Linde bv"), by=make_user(), at=NOON)
    assert supplier.name == "De Linde bv"


def test_the_identity_of_a_suspended_firm_cannot():
    with pytest.raises(DomainError):
        services.change_identity(make_listed(status=ProfileStatus.SUSPENDED), make_identity(), by=make_user(), at=NOON)


def test_a_draft_cannot_take_the_number_of_another_firm():
    make_draft(kvk_number="12345678")
    with pytest.raises(services.AlreadyRegistered):
        services.change_identity(make_draft(), make_identity(kvk_number="12345678"), by=make_user(), at=NOON)


def test_municipality_and_point_follow_from_the_postcode():
    supplier = make_draft()
    place = PlaceDetails(postcode="3981 AB", town="Bunnik", service_area=ServiceAreaKind.COUNTRY)
    services.change_place(supplier, place, by=make_user(), at=NOON)
    assert supplier.municipality_code == BUNNIK
    assert supplier.latitude == pytest.approx(52.04, abs=0.1)


def test_only_the_chosen_kind_of_service_area_keeps_its_values():
    supplier = make_draft()
    place = PlaceDetails(
        postcode="3981 AB",
        town="Bunnik",
        service_area=ServiceAreaKind.RADIUS,
        radius_km=20,
        service_municipalities=(ZEIST,),
    )
    services.change_place(supplier, place, by=make_user(), at=NOON)
    assert (supplier.radius_km, supplier.areas) == (20, [])


@pytest.mark.parametrize("codes", [("00000000-0",), tuple(f"{number:08d}-0" for number in range(26))])
def test_unknown_and_too_many_kinds_of_work_are_refused(codes):
    with pytest.raises(DomainError):
        services.change_trade(make_draft(), TradeDetails(cpv_codes=codes), by=make_user(), at=NOON)


@pytest.mark.parametrize(
    ("end", "source"), [(date(2026, 12, 31), ClaimSource.DOCUMENT), (date(2027, 1, 31), ClaimSource.SELF)]
)
def test_a_proof_that_says_something_else_is_the_word_of_the_firm_again(end, source):
    proof = Certificate(kind="asc", valid_until=date(2026, 12, 31), source=ClaimSource.DOCUMENT, verified_at=NOON)
    supplier = make_draft(certificates=[proof])
    services.change_proofs(supplier, (CertificateDetails(kind="asc", valid_until=end),), by=make_user(), at=LATER)
    assert (proof.source, proof.valid_until) == (source, end)


def test_a_change_of_a_listed_firm_keeps_a_version_of_what_the_public_saw():
    supplier = make_listed()
    trade = TradeDetails(cpv_codes=supplier.cpv_codes, description_nl="Wij maaien.")
    services.change_trade(supplier, trade, by=make_user(), at=LATER)
    version = latest_version(supplier)
    assert (version.number, version.since, version.content["description_nl"]) == (2, LATER, "Wij maaien.")


def test_what_was_verified_of_a_listed_firm_is_not_replaced_under_its_badge():
    supplier = make_listed(certificates=[Certificate(kind="vca", issuer="Keurders bv")])
    trade = TradeDetails(cpv_codes=(PAINTING,), description_nl="Wij schilderen.")
    services.change_trade(supplier, trade, by=make_user(), at=LATER)
    services.change_proofs(supplier, (), by=make_user(), at=LATER)
    assert (supplier.cpv_codes, supplier.certificates[0].issuer) == ((GARDENING,), "Keurders bv")


def test_a_claimed_profile_that_is_thrown_away_is_nobodys_again(session):
    batch = save(ImportBatch(status=ImportStatus.FINISHED, file_name="firms.csv", created_at=LATER))
    supplier = make_draft(import_batch_id=batch.id)
    services.remove_draft(supplier, by=supplier.editors[0].user)
    assert (supplier.status, supplier.editors) == (ProfileStatus.UNCLAIMED, [])


def test_a_change_that_the_public_does_not_see_keeps_no_version():
    supplier = make_listed()
    services.change_qualities(
        supplier,
        size=SizeDetails(staff=9),
        social=frozenset(),
        by=make_user(),
        at=LATER,
    )
    assert latest_version(supplier).number == 1


def test_listing_makes_a_firm_public_and_says_who_vouched():
    supplier, desk = make_complete_draft(), make_desk_member()
    services.list_profile(supplier, source=ClaimSource.DESK, by=desk, at=NOON)
    assert supplier.is_public
    assert (supplier.verified_at, supplier.verified_by_id) == (NOON, desk.id)
    assert latest_version(supplier).content["cpv_codes"] == [GARDENING]


def test_a_draft_can_be_thrown_away_and_the_trail_remains(session):
    supplier = make_complete_draft()
    services.remove_draft(supplier, by=make_user())
    session.flush()
    assert session.get(Supplier, supplier.id) is None
    assert [entry.action for entry in trail(supplier)] == ["supplier.removed"]


def test_a_listed_firm_cannot_be_thrown_away():
    with pytest.raises(DomainError):
        services.remove_draft(make_listed(), by=make_user())


@pytest.mark.parametrize("before", list(ProfileStatus))
@pytest.mark.parametrize("after", list(ProfileStatus))
def test_a_profile_moves_along_the_table_only(before, after):
    supplier = Supplier(status=before)
    if after in MOVES[before]:
        supplier.move_to(after)
        assert supplier.status is after
    else:
        with pytest.raises(ForbiddenMove):
            supplier.move_to(after)


def test_a_draft_cannot_take_the_vat_id_of_another_firm():
    supplier = make_draft(kvk_number="12345678")
    make_draft(vat_id="NL123456782B01")
    identity = make_identity(kvk_number="12345678", vat_id="NL123456782B01")
    with pytest.raises(services.AlreadyRegistered):
        services.change_identity(supplier, identity, by=make_user(), at=NOON)


def test_an_imported_firm_is_not_claimed_with_the_vat_id_of_another():
    known = make_draft(status=ProfileStatus.UNCLAIMED, kvk_number="12345678")
    known.editors.clear()
    make_draft(vat_id="NL123456782B01")
    identity = make_identity(kvk_number="12345678", vat_id="NL123456782B01")
    with pytest.raises(services.AlreadyRegistered):
        services.start_draft(identity, by=make_user(), at=NOON)


@pytest.mark.parametrize(("form", "street"), [(LegalForm.EENMANSZAAK, None), (None, None), (LegalForm.BV, "Slotlaan")])
def test_who_claims_an_imported_firm_does_not_see_the_people_in_it(form, street):
    known = make_complete_draft(
        status=ProfileStatus.UNCLAIMED, kvk_number="12345678", legal_form=form, contact_name="Noor", phone="030 123456"
    )
    known.editors.clear()
    claimed = services.start_draft(make_identity(kvk_number="12345678"), by=make_user(), at=NOON)
    assert (claimed.contact_name, claimed.email, claimed.phone) == (None, None, None)
    assert claimed.street == street
    assert claimed.description_nl

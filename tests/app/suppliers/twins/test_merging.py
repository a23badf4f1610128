"""Two profiles of one firm become one, and nothing of either is lost."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app.approvals.models import Application, ApplicationStatus, ReasonCode
from app.audit.services import trail
from app.core.db import session as db
from app.core.errors import DomainError
from app.memberships.models import DeclaredInterest, Membership
from app.memberships.services import declare_interest, start_membership
from app.suppliers.kinds import LegalForm, ProfileStatus
from app.suppliers.models import (
    Branch,
    Certificate,
    Predecessor,
    ProofDocument,
    ReferenceProject,
    Supplier,
    SupplierCpv,
    SupplierVersion,
)
from app.suppliers.twins.fields import FIELDS, GOES, STAYS, differing, only_of, proposed
from app.suppliers.twins.merging import merge
from app.suppliers.twins.queries import successor_of
from app.suppliers.versions import latest_version
from tests.conftest import NOON
from tests.factories import save
from tests.factories.accounts import make_desk_member, make_user
from tests.factories.approvals import make_application
from tests.factories.organisations import make_association
from tests.factories.suppliers import GARDENING, PAINTING, PERSONAL_VAT_ID, make_complete_draft, make_listed

pytestmark = pytest.mark.usefixtures("session", "clock")

LATER = NOON + timedelta(days=1)


def merged(stays, goes, *taken):
    merge(stays, goes, taken=taken, by=make_desk_member(), at=LATER)
    db.flush()
    db.expire_all()


def versions_of(supplier):
    statement = select(SupplierVersion).where(SupplierVersion.supplier_id == supplier.id)
    return [(version.number, version.content) for version in db.scalars(statement.order_by(SupplierVersion.number))]


def field(key):
    return next(each for each in FIELDS if each.key == key)


def test_the_profile_that_stays_keeps_its_id_and_gets_the_chosen_values():
    stays, goes = make_listed(name="De Heg bv", phone="030 1"), make_listed(name="Tuinen De Heg bv", phone="030 2")
    merged(stays, goes, "name")
    assert (stays.name, stays.match_name, stays.phone) == ("Tuinen De Heg bv", "tuinen de heg", "030 1")
    assert (stays.status, goes.status) == (ProfileStatus.LISTED, ProfileStatus.WITHDRAWN)


def test_numbers_that_only_one_profile_may_have_change_hands():
    stays = make_listed(kvk_number="11111111", vat_id="NL000000000B01")
    goes = make_listed(kvk_number="22222222", vat_id=PERSONAL_VAT_ID)
    merged(stays, goes, "kvk_number", "vat_id")
    assert (stays.kvk_number, stays.vat_id) == ("22222222", PERSONAL_VAT_ID)
    assert (goes.kvk_number, goes.vat_id) == (None, None)


def test_a_number_that_is_not_chosen_stays_with_the_old_profile_so_that_nobody_registers_it_again():
    stays, goes = make_listed(kvk_number="11111111"), make_listed(kvk_number="22222222")
    merged(stays, goes)
    assert (stays.kvk_number, goes.kvk_number) == ("11111111", "22222222")


def test_the_old_vat_number_of_a_company_does_not_pass_into_the_profile_of_a_sole_trader():
    stays = make_listed(legal_form=LegalForm.EENMANSZAAK)
    goes = make_listed(vat_id="NL123456782B01")
    with pytest.raises(DomainError):
        merged(stays, goes, "vat_id")


def test_versions_of_both_are_kept_under_their_own_id_and_the_merge_adds_one():
    stays, goes = make_listed(name="De Heg bv"), make_listed(name="Tuinen De Heg bv")
    before = versions_of(stays), versions_of(goes)
    merged(stays, goes, "name")
    assert versions_of(stays)[:-1] == before[0]
    assert versions_of(goes) == before[1]
    assert latest_version(stays).content["name"] == "Tuinen De Heg bv"


def test_the_former_profile_is_a_predecessor_and_leads_to_the_one_that_stays():
    stays, goes = make_listed(), make_listed(name="Tuinen De Heg bv", kvk_number="22222222")
    merged(stays, goes, "name", "kvk_number")
    [former] = stays.predecessors
    assert (former.name, former.kvk_number, former.since) == ("Tuinen De Heg bv", "22222222", date(2026, 3, 17))
    assert successor_of(goes) is stays


def test_references_branches_and_kinds_of_work_of_both_come_together():
    stays, goes = (
        make_listed(),
        make_listed(cpv=[SupplierCpv(code=PAINTING, rank=0), SupplierCpv(code=GARDENING, rank=1)]),
    )
    goes.references = [ReferenceProject(title="Dorpsplein", client="Zeist", completed_on=date(2025, 5, 1))]
    goes.branches = [Branch(postcode="3981 AA", town="Bunnik")]
    goes.predecessors = [Predecessor(name="Vader Heg", since=date(2001, 1, 1))]
    reference = save(goes).references[0].id
    merged(stays, goes)
    assert [each.id for each in stays.references] == [reference]
    assert [branch.town for branch in stays.branches] == ["Bunnik"]
    assert {each.name for each in stays.predecessors} == {"Vader Heg", goes.name}
    assert stays.cpv_codes == (GARDENING, PAINTING)


def test_of_two_equal_certificates_the_longest_valid_wins_and_documents_follow():
    stays = make_listed(certificates=[Certificate(kind="vca", level="VCA*", valid_until=date(2026, 5, 1))])
    goes = make_listed(
        certificates=[
            Certificate(kind="vca", level="VCA*", valid_until=date(2028, 5, 1)),
            Certificate(kind="bouwgarant"),
        ]
    )
    document = make_document(goes, goes.certificates)
    merged(stays, goes)
    kept = {proof.kind: proof for proof in stays.certificates}
    assert kept["vca"].valid_until == date(2028, 5, 1)
    assert set(kept) == {"vca", "bouwgarant"}
    assert (document.supplier_id, document.certificate_id) == (stays.id, kept["vca"].id)


def make_document(supplier, certificates):
    [vca] = [proof for proof in certificates if proof.kind == "vca"]
    about = {"name": "a1", "filename": "vca.pdf", "mimetype": "application/pdf", "size": 1, "sha256": "0"}
    return save(ProofDocument(supplier_id=supplier.id, certificate_id=vca.id, uploaded_at=NOON, **about))


def test_everybody_who_edited_one_of_them_edits_the_one_that_stays(mailbox):
    both, one = make_user(email="sanne@deheg.example"), make_user(email="joris@deheg.example")
    stays, goes = make_listed(both), make_listed(one)
    merged(stays, goes)
    assert {editor.user_id for editor in stays.editors} == {both.id, one.id}
    assert goes.editors == []
    told = [mail.recipient for mail in mailbox() if "profiel" in mail.subject]
    assert sorted(told) == ["joris@deheg.example", "sanne@deheg.example"]


def test_memberships_and_interests_follow():
    stays, goes, association = make_listed(), make_listed(), make_association()
    other, user = make_association(), make_user()
    start_membership(stays, association.id, on=date(2024, 1, 1))
    start_membership(goes, association.id, on=date(2023, 1, 1))
    start_membership(goes, other.id, on=date(2022, 1, 1))
    declare_interest(user, goes, at=NOON)
    merged(stays, goes)
    held = {(each.association_id, each.starts_on, each.ends_on) for each in db.scalars(of(Membership, stays))}
    assert held == {
        (association.id, date(2024, 1, 1), None),
        (association.id, date(2023, 1, 1), date(2026, 3, 17)),
        (other.id, date(2022, 1, 1), None),
    }
    assert [interest.user_id for interest in db.scalars(of(DeclaredInterest, stays))] == [user.id]


def of(model, supplier):
    return select(model).where(model.supplier_id == supplier.id)


@pytest.mark.parametrize("status", [ApplicationStatus.IN_REVIEW, ApplicationStatus.RETURNED])
def test_an_open_application_of_the_profile_that_goes_is_withdrawn_with_the_reason(status):
    stays, goes = make_listed(name="De Heg bv"), make_complete_draft()
    application = make_application(goes, status=status)
    merged(stays, goes)
    kept = db.get(Application, application.id)
    assert (kept.status, kept.reason_code) == (ApplicationStatus.WITHDRAWN, ReasonCode.DUPLICATE)
    assert "De Heg bv" in kept.reason


def test_it_is_recorded_at_both():
    stays, goes = make_listed(), make_listed()
    merged(stays, goes)
    assert "supplier.merged" in [entry.action for entry in trail(stays)]
    assert "supplier.went_up" in [entry.action for entry in trail(goes)]


def test_a_listed_firm_does_not_vanish_in_a_draft():
    with pytest.raises(DomainError):
        merged(make_complete_draft(), make_listed())


def test_a_profile_that_was_merged_is_not_merged_again():
    stays, goes = make_listed(), make_listed()
    merged(stays, goes)
    with pytest.raises(DomainError):
        merged(stays, goes)


def test_what_both_have_is_asked_and_the_value_verified_last_is_proposed():
    old = Supplier(phone="030 1", website="https://a.example", verified_at=NOON)
    new = Supplier(phone="030 2", verified_at=LATER)
    assert differing(old, new) == [field("phone")]
    assert only_of(old, new) == [field("website")]
    assert (proposed(old, new), proposed(new, old)) == (GOES, STAYS)

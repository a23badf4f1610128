"""What of a listed firm waits, what shows at once, and what a decision does to it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app.audit.services import trail
from app.core.db import transaction
from app.core.errors import DomainError
from app.suppliers import services
from app.suppliers.details import (
    CertificateDetails,
    ContactDetails,
    PlaceDetails,
    SizeDetails,
)
from app.suppliers.kinds import ClaimSource, LegalForm, ServiceAreaKind, SocialKind
from app.suppliers.models import Certificate, ReferenceProject
from app.suppliers.moves import ForbiddenMove
from app.suppliers.revisions import services as revisions
from app.suppliers.revisions.models import Revision, RevisionStatus
from app.suppliers.revisions.proposing import as_proposed, identity_after
from app.suppliers.revisions.undoing import trade_of
from app.suppliers.versions import latest_version
from tests.factories.accounts import make_desk_member, make_user
from tests.factories.revisions import make_proposal
from tests.factories.suppliers import (
    GARDENING,
    NOON,
    OLD_VAT_ID,
    PAINTING,
    PERSONAL_VAT_ID,
    make_complete_draft,
    make_draft,
    make_listed,
)

pytestmark = pytest.mark.usefixtures("session")
LATER = NOON + timedelta(days=1)


def owner_of(firm):
    return firm.editors[0].user


def rename(firm, name):
    details = replace(identity_after(firm, {}), name=name)
    services.change_identity(firm, details, by=owner_of(firm), at=LATER)


def describe(firm, description, *, codes=None):
    details = replace(trade_of(firm), description_nl=description, cpv_codes=codes or firm.cpv_codes)
    services.change_trade(firm, details, by=owner_of(firm), at=LATER)


def certify(firm, *proofs):
    services.change_qualities(
        firm,
        size=SizeDetails(staff=firm.staff),
        certificates=proofs,
        social=frozenset(),
        by=owner_of(firm),
        at=LATER,
    )


def revisions_of(session, firm):
    return session.scalars(select(Revision).where(Revision.supplier_id == firm.id).order_by(Revision.id)).all()


def only(session, firm):
    [revision] = revisions_of(session, firm)
    return revision


# What waits


def test_a_new_name_of_a_listed_firm_waits_and_the_page_stays_as_it_is(session):
    firm = make_listed(name="De Heg bv")
    rename(firm, "De Linde bv")
    waiting = only(session, firm)
    assert (waiting.status, waiting.before, waiting.after) == (
        RevisionStatus.PROPOSED,
        {"name": "De Heg bv"},
        {"name": "De Linde bv"},
    )
    assert (firm.name, latest_version(firm).number) == ("De Heg bv", 1)


def test_the_kinds_of_work_wait_while_the_description_shows(session):
    firm = make_listed()
    describe(firm, "Wij schilderen ook.", codes=(PAINTING,))
    proposal, live = sorted(revisions_of(session, firm), key=lambda each: each.status, reverse=True)
    assert proposal.after == {"cpv_codes": [PAINTING]}
    assert live.after == {"description_nl": "Wij schilderen ook."}
    assert (firm.cpv_codes, firm.description_nl) == ((GARDENING,), "Wij schilderen ook.")


def test_certificates_wait_and_their_issuer_is_not_lost(session):
    firm = make_listed(certificates=[Certificate(kind="vca", issuer="Keurders bv")])
    certify(firm, CertificateDetails(kind="vca", valid_until=date(2027, 1, 1)))
    [proof] = only(session, firm).after["certificates"]
    assert (proof["issuer"], proof["valid_until"]) == ("Keurders bv", "2027-01-01")
    assert firm.certificates[0].valid_until is None


def test_what_the_form_does_not_change_needs_no_review(session):
    firm = make_listed(certificates=[Certificate(kind="vca", issuer="Keurders bv")])
    rename(firm, firm.name)
    certify(firm, CertificateDetails(kind="vca"))
    describe(firm, firm.description_nl)
    assert revisions_of(session, firm) == []


def test_a_later_edit_joins_what_waits_and_the_state_before_stays_the_first(session):
    firm = make_listed(name="De Heg bv")
    rename(firm, "De Linde bv")
    rename(firm, "De Eik bv")
    describe(firm, firm.description_nl, codes=(PAINTING,))
    waiting = only(session, firm)
    assert (waiting.before["name"], waiting.after["name"]) == ("De Heg bv", "De Eik bv")
    assert waiting.after["cpv_codes"] == [PAINTING]


def test_a_form_goes_on_with_what_was_proposed():
    firm = make_listed()
    rename(firm, "De Linde bv")
    describe(firm, firm.description_nl, codes=(PAINTING,))
    assert (as_proposed(firm).name, as_proposed(firm).cpv_codes) == ("De Linde bv", (PAINTING,))
    assert as_proposed(firm).town == firm.town


def test_whoever_proposes_what_stands_there_has_taken_the_proposal_back(session):
    firm = make_listed(name="De Heg bv")
    rename(firm, "De Linde bv")
    rename(firm, "De Heg bv")
    assert only(session, firm).status is RevisionStatus.WITHDRAWN


def test_an_old_vat_number_with_a_citizen_service_number_is_in_no_revision(session):
    firm = make_listed(legal_form=LegalForm.EENMANSZAAK, vat_id=PERSONAL_VAT_ID)
    details = replace(identity_after(firm, {}), vat_id=OLD_VAT_ID)
    with pytest.raises(DomainError):
        services.change_identity(firm, details, by=owner_of(firm), at=LATER)
    assert revisions_of(session, firm) == []


def test_a_number_of_another_firm_cannot_be_proposed():
    make_draft(kvk_number="12345678")
    firm = make_listed()
    with pytest.raises(services.AlreadyRegistered):
        services.change_identity(
            firm, replace(identity_after(firm, {}), kvk_number="12345678"), by=owner_of(firm), at=LATER
        )


def test_unknown_kinds_of_work_cannot_be_proposed():
    firm = make_listed()
    with pytest.raises(DomainError):
        describe(firm, firm.description_nl, codes=("00000000-0",))


def test_the_audit_trail_names_fields_and_no_values(session):
    firm = make_listed()
    rename(firm, "De Linde bv")
    [entry] = trail(only(session, firm))
    assert (entry.action, entry.values.content) == ("revision.proposed", {"fields": ["name"]})


# Decisions on what waits


def test_what_is_accepted_shows_and_keeps_a_version(session):
    firm = make_listed(certificates=[Certificate(kind="vca", source=ClaimSource.DESK)])
    rename(firm, "De Linde bv")
    describe(firm, firm.description_nl, codes=(PAINTING, GARDENING))
    certify(firm, CertificateDetails(kind="vca"), CertificateDetails(kind="asc"))
    revisions.accept(only(session, firm), by=make_desk_member(), at=LATER)
    assert (firm.name, firm.match_name, firm.cpv_codes) == ("De Linde bv", "de linde", (PAINTING, GARDENING))
    assert {proof.kind: proof.source for proof in firm.certificates} == {
        "vca": ClaimSource.DESK,
        "asc": ClaimSource.SELF,
    }
    assert latest_version(firm).content["name"] == "De Linde bv"


def test_what_a_reviewer_decides_is_not_reviewed_once_more(session):
    firm = make_listed()
    rename(firm, "De Linde bv")
    revisions.accept(only(session, firm), by=make_desk_member(), at=LATER)
    assert len(revisions_of(session, firm)) == 1


def test_numbers_are_looked_up_again_before_they_are_accepted(session):
    firm = make_listed()
    details = replace(identity_after(firm, {}), kvk_number="12345678")
    services.change_identity(firm, details, by=owner_of(firm), at=LATER)
    make_draft(kvk_number="12345678")
    waiting, before, desk = only(session, firm), firm.kvk_number, make_desk_member()
    with pytest.raises(services.AlreadyRegistered), transaction():
        revisions.accept(waiting, by=desk, at=LATER)
    assert (waiting.status, firm.kvk_number) == (RevisionStatus.PROPOSED, before)


def test_what_is_rejected_never_shows_and_the_reason_is_kept(session):
    firm = make_listed(name="De Heg bv")
    rename(firm, "De Linde bv")
    waiting = only(session, firm)
    revisions.reject(waiting, reason=" Het handelsregister zegt iets anders. ", by=make_desk_member(), at=LATER)
    assert (firm.name, waiting.reason) == ("De Heg bv", "Het handelsregister zegt iets anders.")


def test_what_was_decided_is_not_decided_again():
    waiting = make_proposal()
    revisions.withdraw(waiting, by=make_user(), at=LATER)
    with pytest.raises(ForbiddenMove):
        revisions.accept(waiting, by=make_desk_member(), at=LATER)


def test_a_reviewer_decides_on_what_was_on_the_page(session):
    firm = make_listed()
    rename(firm, "De Linde bv")
    waiting = only(session, firm)
    seen = waiting.version
    rename(firm, "De Eik bv")
    session.flush()
    with pytest.raises(revisions.RevisionChanged):
        revisions.see(waiting, seen)


def test_whoever_lists_a_firm_again_settles_what_was_open(session):
    firm = make_listed()
    rename(firm, "De Linde bv")
    describe(firm, "Wij maaien ook.")
    for status in ("withdrawn", "draft"):
        firm.move_to(type(firm.status)(status))
    services.list_profile(firm, source=ClaimSource.DESK, by=make_desk_member(), at=LATER)
    assert {each.status for each in revisions_of(session, firm)} == {
        RevisionStatus.WITHDRAWN,
        RevisionStatus.ACKNOWLEDGED,
    }


# What shows at once


def test_the_state_before_stays_that_of_the_first_change_that_nobody_looked_at(session):
    firm = make_listed(description_nl="Eerste tekst.")
    describe(firm, "Tweede tekst.")
    describe(firm, "Derde tekst.")
    live = only(session, firm)
    assert (live.before, live.after) == (
        {"description_nl": "Eerste tekst."},
        {"description_nl": "Derde tekst."},
    )


def test_a_firm_that_puts_its_own_change_back_leaves_nothing_to_look_at(session):
    firm = make_listed(description_nl="Eerste tekst.")
    describe(firm, "Tweede tekst.")
    describe(firm, "Eerste tekst.")
    assert revisions_of(session, firm) == []


def test_after_it_was_seen_the_next_change_begins_a_new_one(session):
    firm = make_listed(description_nl="Eerste tekst.")
    describe(firm, "Tweede tekst.")
    revisions.acknowledge(only(session, firm), by=make_desk_member(), at=LATER)
    describe(firm, "Derde tekst.")
    assert revisions_of(session, firm)[1].before == {"description_nl": "Tweede tekst."}


def test_who_can_be_reached_is_changed_without_review(session):
    firm = make_listed()
    contact = ContactDetails(contact_name="Iemand Anders", email="anders@deheg.example")
    services.change_contact(firm, contact, by=owner_of(firm), at=LATER)
    assert revisions_of(session, firm) == []


def test_the_street_of_a_sole_trader_is_in_no_revision(session):
    firm = make_listed(legal_form=LegalForm.EENMANSZAAK)
    place = PlaceDetails(
        street="Kraaiennestpad", postcode="3981 AB", town="Bunnik", service_area=ServiceAreaKind.COUNTRY
    )
    services.change_place(firm, place, by=owner_of(firm), at=LATER)
    live = only(session, firm)
    assert "street" not in live.after
    assert live.after["postcode"] == "3981"


def test_what_is_put_back_shows_as_it_was(session):
    reference = ReferenceProject(title="Plantsoen", client="Gemeente", completed_on=date(2025, 5, 1), amount=12000)
    firm = make_listed(website="https://oud.example", references=[reference], languages=["nl"])
    was = latest_version(firm).content
    describe(firm, "Een heel andere tekst.")
    firm.references.clear()
    firm.languages, firm.full_until = ["nl", "de"], date(2026, 6, 1)
    by, at = owner_of(firm), LATER
    services.change_contact(firm, ContactDetails(website="https://nieuw.example", phone="0301234567"), by=by, at=at)
    services.change_place(
        firm,
        PlaceDetails(postcode="3981 AB", town="Bunnik", service_area=ServiceAreaKind.RADIUS, radius_km=5),
        by=by,
        at=at,
    )
    social = frozenset({SocialKind.INTERNSHIP})
    services.change_qualities(firm, size=SizeDetails(staff=firm.staff), certificates=(), social=social, by=by, at=at)
    revisions.revert(only(session, firm), reason="Dit klopt niet.", by=make_desk_member(), at=LATER)
    assert latest_version(firm).content == was
    assert len(revisions_of(session, firm)) == 1


def test_people_behind_a_size_class_stay_when_a_change_is_put_back(session):
    firm = make_listed(staff=8)
    services.change_qualities(
        firm, size=SizeDetails(staff=80), certificates=(), social=frozenset(), by=owner_of(firm), at=LATER
    )
    live = only(session, firm)
    revisions.revert(live, reason="Niet waar.", by=make_desk_member(), at=LATER)
    assert (firm.staff, live.before) == (80, {"size": "micro"})


def test_a_draft_is_judged_as_a_whole(session):
    firm = make_complete_draft()
    rename(firm, "De Linde bv")
    describe(firm, "Wij maaien.", codes=(PAINTING,))
    assert revisions_of(session, firm) == []
    assert firm.cpv_codes == (PAINTING,)

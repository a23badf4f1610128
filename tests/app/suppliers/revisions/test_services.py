"""What a decision does to what waits, and what shows at once."""

from dataclasses import replace
from datetime import date

import pytest

from app.core.db import transaction
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
from app.suppliers.revisions.models import RevisionStatus
from app.suppliers.revisions.proposing import identity_after
from app.suppliers.versions import latest_version
from tests.app.suppliers.revisions.changing import LATER, certify, describe, only, owner_of, rename, revisions_of
from tests.factories.accounts import make_desk_member, make_user
from tests.factories.revisions import make_proposal
from tests.factories.suppliers import (
    GARDENING,
    PAINTING,
    make_complete_draft,
    make_draft,
    make_listed,
)

pytestmark = pytest.mark.usefixtures("session")

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
    services.change_qualities(firm, size=SizeDetails(staff=firm.staff), social=social, by=by, at=at)
    revisions.revert(only(session, firm), reason="Dit klopt niet.", by=make_desk_member(), at=LATER)
    assert latest_version(firm).content == was
    assert len(revisions_of(session, firm)) == 1


def test_people_behind_a_size_class_stay_when_a_change_is_put_back(session):
    firm = make_listed(staff=8)
    services.change_qualities(firm, size=SizeDetails(staff=80), social=frozenset(), by=owner_of(firm), at=LATER)
    live = only(session, firm)
    revisions.revert(live, reason="Niet waar.", by=make_desk_member(), at=LATER)
    assert (firm.staff, live.before) == (80, {"size": "micro"})


def test_a_draft_is_judged_as_a_whole(session):
    firm = make_complete_draft()
    rename(firm, "De Linde bv")
    describe(firm, "Wij maaien.", codes=(PAINTING,))
    assert revisions_of(session, firm) == []
    assert firm.cpv_codes == (PAINTING,)

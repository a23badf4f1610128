"""What of a listed firm waits until somebody has looked at it."""

from dataclasses import replace
from datetime import date

import pytest

from app.audit.services import trail
from app.core.errors import DomainError
from app.suppliers import services
from app.suppliers.details import CertificateDetails
from app.suppliers.kinds import LegalForm
from app.suppliers.models import Certificate
from app.suppliers.revisions.models import RevisionStatus
from app.suppliers.revisions.proposing import as_proposed, identity_after
from app.suppliers.versions import latest_version
from tests.app.suppliers.revisions.changing import LATER, certify, describe, only, owner_of, rename, revisions_of
from tests.factories.suppliers import (
    GARDENING,
    OLD_VAT_ID,
    PAINTING,
    PERSONAL_VAT_ID,
    make_draft,
    make_listed,
)

pytestmark = pytest.mark.usefixtures("session")


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

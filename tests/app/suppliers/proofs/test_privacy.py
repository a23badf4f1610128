"""Documents go when they prove nothing any more, and with the last who acts for a firm."""

from datetime import date, timedelta

import pytest

from app.core.i18n import in_language
from app.suppliers.kinds import ProfileStatus
from app.suppliers.models import Certificate, ProofDocument
from app.suppliers.privacy import erase as leave
from app.suppliers.proofs import privacy
from app.suppliers.versions import public_content
from tests.factories.accounts import make_user
from tests.factories.proofs import make_document
from tests.factories.suppliers import NOON, make_draft, make_listed

pytestmark = pytest.mark.usefixtures("session", "clock")
BEFORE = NOON + timedelta(days=1)


def a_document(firm=None, *, end=None, **values):
    proof = Certificate(kind="asc", valid_until=end)
    return make_document(firm or make_listed(), proof, filename="polis van W. Zwartkruis.pdf", **values)


def test_documents_of_withdrawn_firms_and_expired_proofs_go_and_no_others(session):
    a_document(make_listed(status=ProfileStatus.WITHDRAWN))
    a_document(end=date(2026, 3, 16))
    kept = {a_document().id, a_document(end=date(2026, 3, 17)).id}
    assert privacy.count_old(BEFORE) == 2
    assert privacy.remove_old(BEFORE, 10) == 2
    assert {each.id for each in session.query(ProofDocument)} == kept


def test_somebody_takes_along_which_documents_they_added_and_leaves_them_without_their_name():
    user = make_user()
    document = a_document(uploaded_by_id=user.id)
    assert [each["filename"] for each in privacy.collect(user)] == ["polis van W. Zwartkruis.pdf"]
    privacy.erase(user)
    assert (document.uploaded_by_id, privacy.collect(user)) == (None, [])


def test_a_firm_that_nobody_acts_for_any_more_keeps_no_documents(session):
    user = make_user()
    a_document(make_listed(user))
    with in_language("nl"):
        leave(user)
    assert session.query(ProofDocument).count() == 0


def test_a_document_is_no_part_of_the_public_page():
    firm = make_draft()
    a_document(firm)
    assert "Zwartkruis" not in str(public_content(firm))

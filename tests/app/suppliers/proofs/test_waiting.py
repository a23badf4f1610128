"""Documents of a proof that waits for a reviewer."""

import pytest
from sqlalchemy import select

from app.suppliers.details import CertificateDetails
from app.suppliers.models import Certificate
from app.suppliers.proofs.documents import StoredFile
from app.suppliers.proofs.services import add_documents
from app.suppliers.revisions import services as revisions
from app.suppliers.revisions.models import Revision
from app.suppliers.services import change_proofs
from tests.conftest import NOON
from tests.factories.accounts import make_desk_member, make_user
from tests.factories.suppliers import make_listed

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def firm(session):
    """Listed; it adds a proof, which waits, with a document to each."""
    firm = make_listed(owner := make_user(), certificates=[Certificate(kind="asc")])
    change_proofs(firm, (CertificateDetails(kind="asc"), CertificateDetails(kind="b-corp")), by=owner, at=NOON)
    for kind in ("asc", "b-corp"):
        paper = StoredFile(name=f"{kind}.pdf", filename="a.pdf", mimetype="application/pdf", size=1, sha256="0" * 64)
        add_documents(firm, (kind, None), [paper], by=owner, at=NOON)
    session.flush()
    return firm


def proposal(session):
    return session.scalars(select(Revision)).one()


def test_until_a_reviewer_has_looked_it_belongs_to_no_proof(firm):
    assert [proof.kind for proof in firm.certificates] == ["asc"]
    assert [document.shows for document in firm.documents] == [None, "b-corp|"]


def test_once_the_proof_is_accepted_it_belongs_to_it(firm, session):
    revisions.accept(proposal(session), by=make_desk_member(), at=NOON)
    assert {document.certificate_id for document in firm.documents} == {proof.id for proof in firm.certificates}
    assert [document.shows for document in firm.documents] == [None, None]


def test_when_the_proof_is_rejected_it_goes(firm, session):
    revisions.reject(proposal(session), reason="Niet leesbaar.", by=make_desk_member(), at=NOON)
    assert [document.shows for document in firm.documents] == [None]

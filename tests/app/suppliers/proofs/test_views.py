"""The step on proofs, and who may read a document."""

import struct
import zlib
from io import BytesIO

import pytest
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import encode_multipart

from app.accounts.models import Role
from app.audit.services import trail
from app.core.storage import storage
from app.memberships.services import declare_interest
from app.suppliers.kinds import ClaimSource
from app.suppliers.models import Certificate, ProofDocument
from app.suppliers.proofs.services import MOST_DOCUMENTS
from app.suppliers.versions import latest_version
from tests.conftest import NOON
from tests.factories.accounts import make_board_member, make_buyer, make_desk_member, make_role, make_user
from tests.factories.approvals import make_application
from tests.factories.files import pdf, picture, workbook
from tests.factories.organisations import make_association
from tests.factories.proofs import make_document
from tests.factories.suppliers import make_complete_draft, make_draft, make_listed

pytestmark = pytest.mark.usefixtures("clock")


def enormous_picture():
    """A PNG of 50,000 x 50,000 pixels that says so and holds none of them."""
    head = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    return b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I", 0) + b"IDAT" + struct.pack(">I", zlib.crc32(b"IDAT"))


@pytest.fixture
def owner(client):
    user = make_user()
    client.sign_in(user)
    return user


def row(place=0, **values):
    return {f"proofs-{place}-{name}": value for name, value in {"kind": "asc", **values}.items()}


def upload(content=None, name="certificaat.pdf"):
    return FileStorage(BytesIO(pdf() if content is None else content), name)


def send(client, firm, **data):
    """As a browser does, which always sends the field against forged forms along."""
    boundary, body = encode_multipart(MultiDict({"csrf_token": "", **data}))
    kind = f"multipart/form-data; boundary={boundary}"
    return client.post(f"/aanmelden/{firm.id}/bewijs", data=body, content_type=kind)


def test_a_proof_is_kept_with_its_document(client, owner):
    firm = make_draft(owner)
    data = row(kind="vca|VCA**", number="A1", issuer="Keurders bv", valid_until="2027-01-31", documents=upload())
    answer = send(client, firm, **data)
    assert answer.location == f"/aanmelden/{firm.id}/beeld"
    [proof], [document] = firm.certificates, firm.documents
    assert (proof.kind, proof.level, proof.number, proof.issuer) == ("vca", "VCA**", "A1", "Keurders bv")
    assert (document.certificate_id, document.filename, document.size) == (proof.id, "certificaat.pdf", len(pdf()))
    assert storage().read(f"proofs/{document.name}") == pdf()


def test_insurances_and_declarations_are_offered_beside_certificates(client, owner):
    page = send(client, make_draft(owner), **{"add-proof": "1"}).text
    for offered in ("vca|VCA*", "avb|2,5 miljoen euro of meer", "gva", "betalingsgedrag"):
        assert f'value="{offered}"' in page


def test_pages_that_were_photographed_come_together_and_are_drawn_anew(client, owner):
    firm = make_draft(owner)
    pages = [upload(picture("JPEG", comment=b"taken at home"), f"blad {number}.jpg") for number in (1, 2)]
    send(client, firm, **row(documents=pages))
    assert [document.filename for document in firm.documents] == ["blad 1.jpg", "blad 2.jpg"]
    assert b"taken at home" not in storage().read(f"proofs/{firm.documents[0].name}")


def test_a_firm_without_proof_goes_on(client, owner):
    firm = make_draft(owner)
    assert send(client, firm).location == f"/aanmelden/{firm.id}/beeld"


def test_a_row_is_added_and_taken_out_without_script(client, owner):
    firm = make_draft(owner)
    two = {**row(0), **row(1, kind="b-corp")}
    assert 'name="proofs-2-kind"' in send(client, firm, **two, **{"add-proof": "1"}).text
    left = send(client, firm, **two, **{"remove-proof": "proofs-0"}).text
    assert 'name="proofs-0-kind"' not in left
    assert 'name="proofs-1-kind"' in left


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"kind": "", "number": "A1"}, "kind"),
        ({"kind": "no-such-mark"}, "kind"),
        ({"kind": "vca"}, "kind"),
        ({"valid_until": "31 januari"}, "valid_until"),
        ({"valid_until": "2027-02-31"}, "valid_until"),
        ({"valid_until": "2026-03-15"}, "valid_until"),
        ({"valid_until": "2099-12-31"}, "valid_until"),
        ({"kind": "gva", "valid_until": "2028-03-17"}, "valid_until"),
        ({"kind": "gva"}, "valid_until"),
        ({"kind": "betalingsgedrag", "valid_until": "2026-09-17"}, "valid_until"),
        ({"kind": "avb|tot 1 miljoen euro"}, "valid_until"),
        ({"number": "NL123456782B01"}, "number"),
    ],
)
def test_what_cannot_be_right_is_refused_at_its_field_and_the_rest_stays(client, owner, values, field):
    firm = make_draft(owner)
    answer = send(client, firm, **row(**{"issuer": "Keurders bv", **values}))
    assert answer.status_code == 422
    assert f'id="proofs-0-{field}-error"' in answer.text
    assert 'value="Keurders bv"' in answer.text
    assert firm.certificates == []


def test_the_same_proof_stands_once(client, owner):
    firm = make_draft(owner)
    answer = send(client, firm, **row(0), **row(1))
    assert 'id="proofs-1-kind-error"' in answer.text
    assert firm.certificates == []


@pytest.mark.parametrize("end", ["2028-03-16", "16-03-2028"])
def test_a_declaration_counts_at_most_for_its_term_from_today(client, owner, end):
    firm = make_draft(owner)
    send(client, firm, **row(kind="gva", valid_until=end))
    assert firm.certificates[0].valid_until.isoformat() == "2028-03-16"


REFUSED = {
    "wrong type": (workbook(), "certificaat.xlsx"),
    "a page": (b"<html><script>alert(1)</script>", "certificaat.pdf"),
    "broken": (pdf()[:-40],),
    "empty": (b"",),
    "too large": (pdf() + b" " * 21 * 2**20,),
    "enormous picture": (enormous_picture(), "foto.png"),
    "damaged picture": (picture("JPEG")[:100], "foto.jpg"),
    "long name": (pdf(), f"{'a' * 300}.pdf"),
    "name with a path": (pdf(), "../../certificaat.pdf"),
    "name that turns round": (pdf(), "\u202efdp.exe"),
}


@pytest.mark.parametrize("file", REFUSED.values(), ids=REFUSED)
def test_a_file_that_is_no_document_is_refused_at_its_field_and_the_rest_stays(client, owner, file):
    firm = make_draft(owner)
    answer = send(client, firm, **row(number="A1", documents=upload(*file)))
    assert answer.status_code == 422
    assert 'id="proofs-0-documents-error"' in answer.text
    assert 'value="A1"' in answer.text
    assert (firm.certificates, firm.documents) == ([], [])


def test_a_large_file_of_somebody_who_is_signed_out_is_not_read(client):
    firm = make_draft()
    assert send(client, firm, **row(documents=upload(b" " * 22 * 2**20))).status_code == 413


def test_a_firm_keeps_a_limited_number_of_documents(client, owner):
    firm = make_draft(owner)
    answer = send(client, firm, **row(documents=[upload() for _number in range(MOST_DOCUMENTS + 1)]))
    assert 'id="proofs-0-documents-error"' in answer.text
    assert firm.documents == []


def test_a_proof_that_is_taken_out_takes_its_documents_along(client, owner, session):
    document = make_document(make_draft(owner))
    send(client, document.supplier)
    assert session.query(ProofDocument).count() == 0


def test_an_expired_proof_stays_as_it_is(client, owner):
    firm = make_draft(owner, certificates=[Certificate(kind="asc", valid_until=NOON.date().replace(day=1))])
    assert send(client, firm, **row(valid_until="2026-03-01", documents=upload())).status_code == 303


def test_a_document_is_a_download_that_no_browser_shows(client, owner):
    document = make_document(make_draft(owner))
    answer = client.get(f"/bewijs/{document.id}")
    assert answer.headers["Content-Disposition"] == "attachment; filename=polis.pdf"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.data == pdf()
    assert trail(document) == []


def test_a_document_is_replaced(client, owner, session):
    document = make_document(make_draft(owner))
    firm, proof_id = document.supplier, document.certificate_id
    data = {"document": upload(name="nieuw.pdf")}
    answer = client.post(f"/bewijs/{document.id}/wijzigen", data=data, content_type="multipart/form-data")
    assert answer.location == f"/aanmelden/{firm.id}/bewijs"
    assert [(each.filename, each.certificate_id) for each in session.query(ProofDocument)] == [("nieuw.pdf", proof_id)]


def test_a_replacement_that_is_no_document_is_refused_at_its_field(client, owner, session):
    document = make_document(make_draft(owner))
    data = {"document": upload(b"naam", "nieuw.pdf")}
    answer = client.post(f"/bewijs/{document.id}/wijzigen", data=data, content_type="multipart/form-data")
    assert 'id="document-error"' in answer.text
    assert session.query(ProofDocument).one().filename == "polis.pdf"


def test_a_document_is_removed(client, owner, session):
    document = make_document(make_draft(owner))
    assert "/verwijderen" in client.get(f"/bewijs/{document.id}/wijzigen").text
    client.post(f"/bewijs/{document.id}/verwijderen")
    assert session.query(ProofDocument).count() == 0


def test_an_address_of_a_document_that_is_gone_is_not_found(client, owner):
    assert client.get("/bewijs/999").status_code == 404


@pytest.mark.parametrize("make", [make_user, make_buyer, make_board_member], ids=["editor", "buyer", "board"])
def test_a_document_is_not_there_for_those_whom_it_does_not_concern(client, make):
    document, reader = make_document(make_complete_draft()), make()
    make_draft(reader)
    client.sign_in(reader)
    for address in ("", "/wijzigen"):
        assert client.get(f"/bewijs/{document.id}{address}").status_code == 404
    assert client.post(f"/bewijs/{document.id}/verwijderen").status_code == 404


def test_a_visitor_is_asked_to_sign_in(client):
    document = make_document(make_listed())
    assert client.get(f"/bewijs/{document.id}").status_code == 303


@pytest.fixture
def board():
    association = make_association()
    member = make_user()
    make_role(member, Role.BOARD_MEMBER, association_id=association.id)
    return association, member


def test_the_board_that_was_asked_reads_a_document_and_leaves_a_trace(client, board):
    association, member = board
    document = make_document(make_complete_draft())
    make_application(document.supplier, association=association)
    client.sign_in(member)
    assert client.get(f"/bewijs/{document.id}").data == pdf()
    assert [entry.action for entry in trail(document)] == ["proof.document_read"]


def test_whoever_has_an_interest_in_the_firm_reads_none_of_its_documents(client):
    document, desk = make_document(make_complete_draft()), make_desk_member()
    declare_interest(desk, document.supplier, at=NOON)
    client.sign_in(desk)
    assert client.get(f"/bewijs/{document.id}").status_code == 404
    assert client.post(f"/bewijs/van/{document.certificate_id}/gezien").status_code == 404


def test_a_reviewer_says_that_a_document_was_seen_and_everybody_reads_it(client):
    document = make_document(make_listed())
    firm, application = document.supplier, make_application(document.supplier)
    client.sign_in(make_desk_member())
    page = client.get(f"/aanvragen/{application.id}").text
    assert "polis.pdf" in page
    assert f"/bewijs/van/{document.certificate_id}/gezien" in page
    updated_at = firm.updated_at
    back = f"/aanvragen/{application.id}"
    answer = client.post(f"/bewijs/van/{document.certificate_id}/gezien", data={"back": back})
    assert (answer.location, firm.certificates[0].source) == (back, ClaimSource.DOCUMENT)
    assert latest_version(firm).content["certificates"][0]["seen_on"] == "2026-03-16"
    assert firm.updated_at == updated_at
    assert "/gezien" not in client.get(back).text
    client.sign_out()
    assert "16 maart 2026" in client.get(client.get(f"/leveranciers/{firm.id}").location).text


def test_a_proof_without_document_cannot_be_said_to_be_seen(client):
    firm = make_listed(certificates=[Certificate(kind="asc")])
    client.sign_in(make_desk_member())
    assert client.post(f"/bewijs/van/{firm.certificates[0].id}/gezien").status_code == 422
    assert firm.certificates[0].source is ClaimSource.SELF

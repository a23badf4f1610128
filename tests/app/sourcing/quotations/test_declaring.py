"""Who gets a role after the signature declares about interests first."""

from app.sourcing.quotations.scoring import sheet_of
from app.sourcing.roles.kinds import FileRoleKind
from app.sourcing.roles.services import give_role
from tests.app.sourcing.pages import text_of, url
from tests.app.sourcing.quotations.test_views import fields
from tests.factories.procurement import make_quotation
from tests.factories.quotations import AFTER
from tests.factories.sourcing import make_buyer


def test_who_got_a_role_after_the_signature_declares_before_they_score(client, asked, before):
    file = asked.file
    make_quotation(asked.invitations[0])
    before(AFTER)
    give_role(file, FileRoleKind.ASSESSOR, late := make_buyer(), by=file.owner, at=AFTER)
    client.sign_in(late)
    assert "Nu: belangenverklaring geven" in text_of(client.get(url(file)))
    scores = {**fields(sheet_of(file)), "hand-in": "1"}
    address = url(file, "offertes", "beoordelen")
    for answer in (client.get(address), client.post(address, data=scores)):
        assert answer.location == url(file, "rollen") + "#declaration"
    client.post(url(file, "belangenverklaring"), data={"declaration": "none"})
    client.post(address, data=scores)
    assert sheet_of(file).has_handed_in(late.id)

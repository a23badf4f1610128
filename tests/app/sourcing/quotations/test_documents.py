"""What an export gets of the documents that firms handed in."""

from app.core.i18n import in_language
from app.core.storage import storage
from app.sourcing.quotations.documents import opened_quotations
from tests.factories.quotations import an_offer, hand_in, make_seal, open_all


def documents_of(file):
    with in_language("en"):
        return dict(opened_quotations(file))


def test_a_quotation_under_seal_is_in_no_export(asked, seal):
    hand_in(asked.invitations[0])
    assert documents_of(asked.file) == {}


def test_an_opened_quotation_is_exported_as_the_firm_handed_it_in(asked):
    seal = make_seal(asked)
    hand_in(invitation := asked.invitations[0])
    open_all(seal)
    assert documents_of(asked.file) == {f"quotations/{invitation.firm}.pdf": an_offer().content}


def test_a_document_that_is_missing_keeps_no_other_from_the_export(asked):
    seal = make_seal(asked)
    lost, kept = (hand_in(invitation) for invitation in asked.invitations[:2])
    open_all(seal)
    storage().remove(lost.stored_as)
    assert list(documents_of(asked.file)) == [f"quotations/{kept.invitation.firm}.pdf"]

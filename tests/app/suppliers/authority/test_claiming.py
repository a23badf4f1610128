"""An imported firm that nobody acts for yet is claimed, and listed only when authority is shown."""

import pytest

from app.core.clock import now
from app.suppliers.authority import AuthorityNotShown, services
from app.suppliers.authority.kinds import CheckMeans
from app.suppliers.importing.services import open_batch
from app.suppliers.kinds import ClaimSource, ProfileStatus
from app.suppliers.models import Supplier
from app.suppliers.naming import match_name
from app.suppliers.services import list_profile
from tests.conftest import NOON
from tests.factories import save
from tests.factories.accounts import make_desk_member, make_user
from tests.factories.suppliers import make_complete_draft

IDENTITY = {"kvk_number": "12345678", "legal_form": "bv", "name": "De Heg bv"}

pytestmark = pytest.mark.usefixtures("session")


def make_unclaimed(**values):
    batch = open_batch("leden.csv", by=None, at=now())
    given = {"name": "Jansen", "kvk_number": "12345678", "contact_name": "Piet Jansen", **values}
    return save(
        Supplier(
            status=ProfileStatus.UNCLAIMED,
            match_name=match_name(given["name"]),
            import_batch_id=batch.id,
            created_at=NOON,
            updated_at=NOON,
            **given,
        )
    )


def test_who_meets_an_unclaimed_firm_is_told_first_and_nothing_of_it_is_shown(client):
    firm = make_unclaimed()
    client.sign_in(make_user())
    answer = client.post("/aanmelden/nieuw", data=IDENTITY)
    assert "uit een lijst" in answer.text
    assert "Jansen" not in answer.text
    assert firm.status is ProfileStatus.UNCLAIMED


def test_who_says_yes_gets_the_draft_without_its_people(client):
    firm, user = make_unclaimed(), make_user()
    client.sign_in(user)
    client.post("/aanmelden/nieuw", data={**IDENTITY, "claim": "y"})
    assert firm.status is ProfileStatus.DRAFT
    assert firm.contact_name is None
    assert [editor.user for editor in firm.editors] == [user]


def claimed():
    return make_complete_draft(import_batch_id=open_batch("leden.csv", by=None, at=now()).id)


def test_a_claimed_firm_is_not_listed_before_authority_is_shown():
    firm = claimed()
    with pytest.raises(AuthorityNotShown):
        list_profile(firm, source=ClaimSource.DESK, by=make_desk_member(), at=NOON)


def test_a_check_by_the_reviewer_is_enough():
    firm, desk = claimed(), make_desk_member()
    services.check(firm, firm.editors[0].user, means=CheckMeans.PHONE, note="", by=desk, at=NOON)
    list_profile(firm, source=ClaimSource.DESK, by=desk, at=NOON)
    assert firm.is_public

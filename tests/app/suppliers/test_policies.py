"""Who may see and change a profile."""

import pytest

from app.suppliers.kinds import ProfileStatus as S
from app.suppliers.policies import may_edit, may_edit_draft, may_see
from tests.factories.accounts import make_desk_member, make_user
from tests.factories.suppliers import make_listed

pytestmark = pytest.mark.usefixtures("session")

PUBLIC = {S.LISTED, S.SUSPENDED, S.LAPSED}


@pytest.mark.parametrize("status", list(S))
def test_everybody_sees_a_listed_firm_or_its_notice_and_the_owner_and_the_desk_see_it_always(status):
    owner = make_user()
    supplier = make_listed(owner, status=status)
    seen = [may_see(person, supplier) for person in (None, make_user(), owner, make_desk_member())]
    assert seen == [status in PUBLIC, status in PUBLIC, True, True]


@pytest.mark.parametrize("status", list(S))
def test_the_owner_alone_edits_a_draft_and_a_listed_firm(status):
    owner = make_user()
    supplier = make_listed(owner, status=status)
    edits = [may_edit(person, supplier) for person in (None, make_user(), make_desk_member(), owner)]
    assert edits == [False, False, False, status in {S.DRAFT, S.LISTED}]


@pytest.mark.parametrize("status", list(S))
def test_what_holds_for_drafts_holds_for_drafts_only(status):
    owner = make_user()
    supplier = make_listed(owner, status=status)
    assert may_edit_draft(owner, supplier) is (status is S.DRAFT)
    assert not may_edit_draft(make_desk_member(), supplier)

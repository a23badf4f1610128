"""Whatever happens to a firm in whatever order: public page, index and newest version tell the same.

VERBS is the list to add to when something new can happen to a firm. A verb that the rules refuse changes nothing.
`AGREEMENT_EXAMPLES=500` tries more orders than a run of all tests does.
"""

import json
import os
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.approvals import services as approvals
from app.approvals.models import Application, ApplicationStatus, ReasonCode
from app.core.clock import held_at
from app.core.db import session as current_session
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.slugs import slug
from app.indexing import engine_of
from app.indexing.following import follow, rebuild
from app.suppliers import services
from app.suppliers.details import CertificateDetails, ContactDetails, SizeDetails
from app.suppliers.kinds import LegalForm, ProfileStatus, SocialKind
from app.suppliers.revisions import services as revisions
from app.suppliers.revisions.models import RevisionStatus
from app.suppliers.revisions.proposing import as_proposed, identity_after
from app.suppliers.revisions.queries import open_revision
from app.suppliers.revisions.undoing import trade_of
from app.suppliers.versions import keep_version, latest_version, public_content
from search_index.query import Filter, SearchQuery
from tests.factories.accounts import make_desk_member, make_user
from tests.factories.suppliers import GARDENING, NOON, PAINTING, make_complete_draft

EXAMPLES = int(os.environ.get("AGREEMENT_EXAMPLES", "8"))
WORDS = ("zarpol", "wekvim", "hudrox")  # in no vocabulary, so that a word is found only where it stands


class World:
    """One firm, its owner, the desk, and a clock that goes on an hour with each verb."""

    def __init__(self):
        self.owner, self.desk = make_user(), make_desk_member()
        self.firm = make_complete_draft(self.owner)
        self.at = NOON

    def do(self, verb, word):
        self.at += timedelta(hours=1)
        with held_at(self.at):
            try:
                with transaction():
                    verb(self, word)
            except DomainError:
                current_session.rollback()
                return
            while follow():
                pass

    def application(self, *statuses):
        """Raises DomainError when none stands there."""
        mine = select(Application).where(Application.supplier_id == self.firm.id, Application.status.in_(statuses))
        found = current_session.scalar(mine)
        if found is None:
            raise DomainError("nothing to decide")
        return found

    def revision(self, status):
        found = open_revision(self.firm, status)
        if found is None:
            raise DomainError("nothing to decide")
        return found

    def must_be_editable(self):
        if self.firm.status not in (ProfileStatus.DRAFT, ProfileStatus.LISTED):
            raise DomainError("the pages refuse it")


def hand_in(world, _word):
    if world.firm.status is not ProfileStatus.DRAFT:
        raise DomainError("only a draft is handed in")
    approvals.submit(world.firm, None, by=world.owner, at=world.at)


def approve(world, _word):
    waiting = world.application(ApplicationStatus.SUBMITTED, ApplicationStatus.IN_REVIEW)
    approvals.open_for_review(waiting, by=world.desk)
    approvals.approve(waiting, by=world.desk, reason="", seen_version=world.firm.version, at=world.at)


def send_back(world, _word):
    waiting = world.application(ApplicationStatus.SUBMITTED, ApplicationStatus.IN_REVIEW)
    approvals.open_for_review(waiting, by=world.desk)
    approvals.send_back(waiting, by=world.desk, code=ReasonCode.OTHER, reason="Herstel dit.", at=world.at)


def rename(world, word):
    world.must_be_editable()
    details = replace(identity_after(as_proposed(world.firm), {}), name=f"Kwekerij de {word}")
    services.change_identity(world.firm, details, by=world.owner, at=world.at)


def become_a_sole_trader(world, _word):
    world.must_be_editable()
    details = replace(identity_after(world.firm, {}), legal_form=LegalForm.EENMANSZAAK)
    services.change_identity(world.firm, details, by=world.owner, at=world.at)


def describe(world, word):
    world.must_be_editable()
    codes = (PAINTING,) if word == WORDS[0] else (GARDENING,)
    text = f"Wij kweken bomen, en het liefst een {word} van eigen grond."
    services.change_trade(
        world.firm,
        replace(trade_of(world.firm), description_nl=text, cpv_codes=codes),
        by=world.owner,
        at=world.at,
    )
    services.change_proofs(world.firm, (CertificateDetails(kind="vca", number=word),), by=world.owner, at=world.at)


def certify(world, word):
    world.must_be_editable()
    services.change_qualities(
        world.firm,
        size=SizeDetails(staff=len(word)),
        social=frozenset({SocialKind.INTERNSHIP} if word == WORDS[1] else ()),
        by=world.owner,
        at=world.at,
    )


def move_house(world, word):
    world.must_be_editable()
    contact = ContactDetails(email="info@kwekerij.example", website=f"https://{word}.example")
    services.change_contact(world.firm, contact, by=world.owner, at=world.at)


def accept(world, _word):
    revisions.accept(world.revision(RevisionStatus.PROPOSED), by=world.desk, at=world.at)


def reject(world, _word):
    revisions.reject(world.revision(RevisionStatus.PROPOSED), reason="Nee.", by=world.desk, at=world.at)


def take_back(world, _word):
    revisions.withdraw(world.revision(RevisionStatus.PROPOSED), by=world.owner, at=world.at)


def acknowledge(world, _word):
    revisions.acknowledge(world.revision(RevisionStatus.LIVE), by=world.desk, at=world.at)


def revert(world, _word):
    revisions.revert(world.revision(RevisionStatus.LIVE), reason="Nee.", by=world.desk, at=world.at)


def move(status):
    """A step of the table of moves; whoever is public again shows what the profile is now."""

    def verb(world, _word):
        world.firm.move_to(status)
        world.firm.suspended_until = date(2027, 1, 1) if status is ProfileStatus.SUSPENDED else None
        world.firm.updated_at = world.at
        keep_version(world.firm, at=world.at)

    verb.__name__ = f"move to {status}"
    return verb


def lift(world, word):
    if world.firm.status is ProfileStatus.DRAFT:
        raise DomainError("a draft is approved first")
    move(ProfileStatus.LISTED)(world, word)


def confirm(world, word):
    """The yearly confirmation of a listed or lapsed firm."""
    if world.firm.status is ProfileStatus.LAPSED:
        lift(world, word)
    world.firm.confirmed_at = world.at


VERBS = (
    hand_in,
    approve,
    send_back,
    rename,
    become_a_sole_trader,
    describe,
    certify,
    move_house,
    accept,
    reject,
    take_back,
    acknowledge,
    revert,
    move(ProfileStatus.SUSPENDED),
    lift,
    move(ProfileStatus.LAPSED),
    confirm,
    move(ProfileStatus.WITHDRAWN),
    move(ProfileStatus.DRAFT),
)
STEPS = st.lists(st.tuples(st.sampled_from(VERBS), st.sampled_from(WORDS)), min_size=1, max_size=25)
LISTED = ((hand_in, ""), (approve, ""))  # most of what can happen, happens to a listed firm


def assert_agreement(world, client):
    firm, newest = world.firm, latest_version(world.firm)
    page = client.get(f"/leveranciers/{firm.id}/{slug(firm.display_name)}")
    if firm.status is not ProfileStatus.LISTED:
        assert firm.id not in engine_of().versions()
        assert firm.description_nl not in page.text
        return
    content = newest.content
    assert public_content(firm) == content
    assert engine_of().versions()[firm.id] == firm.version
    shown = {word for word in WORDS if word in page.text.lower()}
    kept = {word for word in WORDS if word in json.dumps(content)}
    assert shown == kept
    told = f"{content['name']} {content['description_nl']}"
    for word in WORDS:
        assert is_found(firm, text=word) == (word in told)
    for code in (GARDENING, PAINTING):
        assert (
            (code in content["cpv_codes"]) == (code in page.text) == is_found(firm, filters=(Filter("cpv", (code,)),))
        )


def is_found(firm, **question):
    return firm.id in {hit.id for hit in engine_of().all_hits(SearchQuery(today=NOON.date(), **question))}


@pytest.fixture
def visitor(client):
    rebuild()
    return client


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, begins_listed=st.sampled_from([True, True, True, False]))
def test_what_the_public_sees_what_is_found_and_what_is_kept_agree(visitor, session, steps, begins_listed):
    world = World()
    for verb, word in [*(LISTED if begins_listed else ()), *steps]:
        world.do(verb, word)
    assert_agreement(world, visitor)


def test_the_verbs_reach_a_listed_firm_with_its_changes_accepted(visitor, session):
    world = World()
    for verb in (hand_in, approve, rename, describe, accept, revert):
        world.do(verb, WORDS[0])
    assert (world.firm.name, world.firm.cpv_codes) == ("Kwekerij de zarpol", (PAINTING,))
    assert "zarpol" not in world.firm.description_nl
    assert_agreement(world, visitor)

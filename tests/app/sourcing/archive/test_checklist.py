"""The JSON of a complete file answers every question of PRODUCT.md, chapter 4; this test reads nothing else."""

from decimal import Decimal

import pytest

from app.sourcing import services
from app.sourcing.models import Lot
from tests.app.sourcing.archive.checklist import QUESTIONS, unanswered, unasked
from tests.factories import save
from tests.factories.exports import json_in, make_export, package_of
from tests.factories.procurement import (
    make_award,
    make_contract,
    make_locked_file,
    make_policy,
    make_quotation,
    make_request,
)

OWN = ("need", "searches", "longlists", "keeping", "trail")


def complete_file():
    """Closed, from the need to a contract."""
    make_policy()
    file = make_locked_file(3)
    file.lots = [Lot(number=1, subject="North", estimated_value=Decimal(45_000))]
    request = make_request(save(file))
    for invitation in request.invitations[:2]:
        make_quotation(invitation)
    make_contract(make_award(request.invitations[0]))
    services.close_file(file, by=file.owner)
    return file


@pytest.fixture
def content(session):
    return json_in(package_of(make_export(complete_file())))


def test_every_question_has_a_place_in_the_sections_that_are_there(content):
    assert unasked(content) == []


def test_what_the_file_itself_tells_is_answered(content):
    assert unanswered(content, *OWN) == []
    assert set(OWN) <= set(content["sections"])


@pytest.mark.parametrize(("section", "kind", "key"), [("need", "facts", "subject"), ("trail", "tables", "acts")])
def test_a_missing_answer_is_noticed(content, section, kind, key):
    content["sections"][section][kind][key] = None if kind == "facts" else []
    assert unanswered(content, section) != []


def test_no_place_is_asked_twice():
    places = [place for _question, place in QUESTIONS]
    assert len(places) == len(set(places))

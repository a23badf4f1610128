"""What a signature stands under: the digest of a file that was signed years ago has to come out the same."""

import hashlib
import json

import pytest

from app.sourcing.advice.queries import current_choice
from app.sourcing.details import Choice
from app.sourcing.queries import entries_of, longlists_of, shortlist_of
from app.sourcing.review.content import digest_of
from app.sourcing.shortlists.services import decide_on_outside_firm
from tests.factories.four_eyes import make_outside_firm, make_ready_file
from tests.factories.sourcing import NOON

AT_NOON = "2026-03-16T11:00:00+00:00"


@pytest.fixture
def file(session):
    """With a firm from the register and one from outside it."""
    file = make_ready_file(1)
    decide_on_outside_firm(
        make_outside_firm(file), Choice(invited=False, reason="Too far.", seen=None), by=file.owner, at=NOON
    )
    return file


def sha256(content):
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def decisions_in(file):
    """Both, as a signature has them."""
    inside, outside = shortlist_of(file)
    profile = {"supplier": inside.supplier_id, "profile": sha256(inside.entry.supplier_version.content)}
    wrote_down = {
        "name": "Gärtnerei Grün GmbH",
        "country": "DE",
        "register_id": "HRB 12345",
        "town": "Kleve",
        "email": "info@gruen.example",
        "reason": "Did this work in Arnhem.",
    }
    decided = {"override": None, "at": AT_NOON, "by": file.owner_id}
    return [
        {"firm": profile, "invited": True, "reason": inside.reason, **decided},
        {"firm": wrote_down, "invited": False, "reason": outside.reason, **decided},
    ]


def longlist_in(file):
    [longlist] = longlists_of(file)
    search, [entry] = longlist.search, entries_of(longlist)
    asked = {"question": search.question, "words": search.words, "total": search.total, "relaxed": search.relaxed}
    firm = [entry.rank, entry.supplier_id, entry.supplier_version_id]
    return {"frozen_at": AT_NOON, "search": asked, "firms": [firm]}


def test_the_digest_is_of_exactly_this_content(file):
    choice = current_choice(file)
    need = {
        "subject": file.subject,
        "description": file.description,
        "category": "services",
        "cpv_code": file.cpv_code,
        "estimated_value": f"{file.estimated_value:.2f}",
        "estimate_basis": file.estimate_basis,
        "planned_start": file.planned_start.isoformat() if file.planned_start else None,
        "cross_border": [file.cross_border.value, file.cross_border_reason],
        "local_rule_article": None,
        "lots": [],
    }
    procedure = {
        "advised": choice.advised.value,
        "chosen": choice.chosen.value,
        "firms": [choice.fewest_firms, choice.most_firms],
        "value": f"{choice.value:.2f}",
        "rule": [choice.rule, choice.rule_source],
        "deviation": choice.deviation_reason,
    }
    content = {
        "need": need,
        "procedure": [procedure],
        "longlists": [longlist_in(file)],
        "proposals": [],
        "decisions": decisions_in(file),
        "excluded": [],
        "justifications": [],
    }
    assert digest_of(file, at=NOON) == sha256(content)


def test_of_a_profile_that_was_read_before_its_content_counts_and_not_its_number(file, session):
    before, version = digest_of(file, at=NOON), shortlist_of(file)[0].entry.supplier_version
    name = version.content["name"]
    version.content = {**version.content, "name": "Another"}
    session.flush()
    changed = digest_of(file, at=NOON)
    version.content = {**version.content, "name": name}
    session.flush()

    assert changed != before == digest_of(file, at=NOON)

"""docs/permissions.md says who may do what; the site, asked as everybody, says the same."""

import re
from dataclasses import replace
from functools import partial

import pytest

from app.core.doors import open_views
from app.core.guard import guarded, public
from app.core.security import LARGEST_ID
from tests.installations import undone_session
from tests.leaves import asks_for_every_leaf
from tests.permissions.asking import TURNED_AWAY, Site
from tests.permissions.circles import ENTREPRENEUR, FORMER, ROLES
from tests.permissions.document import PATH, lines_of, policies_as_text
from tests.permissions.things import in_words, things_behind

PARTS = 12  # so that the tests of several processes share the work
# Their own interest in a firm, their own municipality: nobody else's is behind the address.
FOUND_FOR_WHO_ASKS = {"interests.end", "purchase_reports.signs"}
CLOSED_LISTS = {"extension"}  # another word than those of the list is no address
HOW = "if this is what you want: make permissions, and read what it changed"
ONE_TIME = re.compile(r'(?<=name="csrf_token" value=")[^"]+|(?<=nonce=")[^"]+')
REQUEST = re.compile(r"^\| ([A-Z ]+) `(\S+)` \|", re.MULTILINE)


@pytest.fixture(scope="module")
def site(app):
    with undone_session(app) as session:
        yield Site(app, session)


@pytest.fixture(scope="module", params=range(PARTS), ids="part{}".format)
def part(request, site):
    """The doors of one part. The tests of a part come one after the other, and find each other's things."""
    return [door for place, door in enumerate(site.doors()) if place % PARTS == request.param and knows_thing_of(door)]


@pytest.fixture(scope="module")
def refused(site, part):
    """By door: a request of somebody who is signed in and may not pass. Doors that let everybody pass are left out."""
    with site.nothing_drawn():
        found = {door: _refused(site, door) for door in part}
    return {door: request for door, request in found.items() if request}


def knows_thing_of(door):
    try:
        return things_behind(door)
    except LookupError:
        return ()


def test_the_thing_in_every_address_is_known(site):
    unknown = []
    for door in site.doors():
        try:
            things_behind(door)
        except LookupError as error:
            unknown.append(str(error))
    assert not unknown, "\n".join(unknown)


def test_everybody_gets_in_where_the_map_says_and_nowhere_else(site, part):
    documented = set(PATH.read_text("utf-8").splitlines())
    found = [line for door in part for line in lines_of(site.rows_of(door))]
    assert [line for line in found if line not in documented] == [], HOW


def test_it_is_the_guard_that_turns_people_away(site, refused, monkeypatch):
    """With another policy they come in: the thing is there, and nothing else stops them by chance."""
    stopped_by_something_else = []
    for door, request in refused.items():
        if door.guard.policy is None or door.endpoint in FOUND_FOR_WHO_ASKS:
            continue
        view = site.app.view_functions[door.endpoint]
        open_to_all = guarded(lambda *_: True, load=door.guard.load)(view.__wrapped__)
        monkeypatch.setitem(site.app.view_functions, door.endpoint, open_to_all)
        if not site.lets_in(door, *request):
            stopped_by_something_else.append(f"{door.endpoint} as {request[2]}")
    assert not stopped_by_something_else


def _refused(site, door):
    for maker in things_behind(door):
        for role in ROLES[1:]:
            request = (door.methods[0], site.thing(maker, role, is_own=False), role)
            if site.ask(door, *request).status_code in TURNED_AWAY:
                return request
    return None


def test_a_role_that_has_ended_opens_nothing(site, part):
    """Own things of the circle are then as foreign as to an entrepreneur from elsewhere."""
    still_open = [
        f"{method} {door.address}: {in_words(maker)}"
        for door in part
        for maker in things_behind(door)
        for method in door.methods
        if site.lets_in(door, method, site.thing(maker, ENTREPRENEUR, is_own=True), FORMER)
        and not site.lets_in(door, method, site.thing(maker, ENTREPRENEUR, is_own=False), ENTREPRENEUR)
    ]
    assert not still_open


def test_a_thing_of_somebody_else_looks_like_one_that_does_not_exist(site, refused):
    told = []
    for door, (method, foreign, role) in refused.items():
        if door.guard.load is None:
            continue
        missing = replace(
            foreign, address={name: _nothing_like(name, value) for name, value in foreign.address.items()}
        )
        answers = {_without_address(site.ask(door, method, thing, role)) for thing in (foreign, missing)}
        told += [door.address] if len(answers) > 1 else []
    assert not told


def _nothing_like(name, value):
    if name in CLOSED_LISTS:
        return value
    return LARGEST_ID if isinstance(value, int) else "x"


def _without_address(response):
    return response.status_code, ONE_TIME.sub("", response.text).replace(response.request.path, "")


def test_a_guard_that_is_taken_away_is_noticed(site, monkeypatch):
    [door] = [door for door in site.doors() if door.endpoint == "approvals.queue"]
    view = site.app.view_functions[door.endpoint]
    monkeypatch.setitem(site.app.view_functions, door.endpoint, view.__wrapped__)
    assert open_views(site.app) == {"approvals.queue"}


def test_a_guard_that_becomes_public_is_noticed(site, monkeypatch):
    [door] = [door for door in site.doors() if door.endpoint == "approvals.queue"]
    queue = site.app.view_functions[door.endpoint].__wrapped__
    monkeypatch.setitem(site.app.view_functions, door.endpoint, public(partial(queue)))
    [door] = [door for door in site.doors() if door.endpoint == "approvals.queue"]
    assert lines_of(site.rows_of(door))[0] not in PATH.read_text("utf-8")


@asks_for_every_leaf
def test_the_map_names_no_route_that_is_gone(site):
    documented = {(method, address) for methods, address in _requests() for method in methods}
    exist = {(method, door.address) for door in site.doors() for method in door.methods}
    assert documented - exist == set(), HOW


def _requests():
    return [(methods.split(), address) for methods, address in REQUEST.findall(PATH.read_text("utf-8"))]


def test_the_map_tells_the_policies_as_the_code_has_them(site):
    page = PATH.read_text("utf-8")
    assert [policy for policy in policies_as_text(site.doors()) if policy not in page] == [], HOW


@asks_for_every_leaf
def test_the_map_tells_no_policy_that_is_gone(site):
    assert PATH.read_text("utf-8").endswith("\n".join(policies_as_text(site.doors()))), HOW

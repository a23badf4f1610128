"""Every page says who may open it."""

from app.core.doors import doors, open_views


def test_every_route_is_guarded_or_public(app):
    assert open_views(app) == set()


def test_every_policy_has_a_name(app):
    assert not {door.endpoint for door in doors(app) if "<" in door.policy}


def test_a_policy_that_looks_at_a_thing_gets_one(app):
    assert not {door.endpoint for door in doors(app) if door.thing and door.guard.load is None}


def test_no_two_routes_share_an_address_and_a_method(app):
    seen: set[tuple[str, str]] = set()
    double = set()
    for rule in app.url_map.iter_rules():
        for method in (rule.methods or set()) - {"OPTIONS", "HEAD"}:
            place = (rule.rule, method)
            double |= {place} & seen
            seen.add(place)
    assert not double

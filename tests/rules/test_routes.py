"""Every page says who may open it."""

from app.core.doors import doors, open_views


def test_every_route_is_guarded_or_public(app):
    assert open_views(app) == set()


def test_every_policy_has_a_name_and_gets_one_thing_when_there_is_one(app):
    unreadable = {
        door.endpoint
        for door in doors(app)
        if door.guard.policy and ("<" in door.policy or bool(door.thing) != (door.guard.load is not None))
    }
    assert not unreadable


def test_no_two_routes_share_an_address_and_a_method(app):
    seen: set[tuple[str, str]] = set()
    double = set()
    for rule in app.url_map.iter_rules():
        for method in (rule.methods or set()) - {"OPTIONS", "HEAD"}:
            place = (rule.rule, method)
            double |= {place} & seen
            seen.add(place)
    assert not double

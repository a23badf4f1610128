"""Every page says who may open it."""

FRAMEWORK = {"static"}  # Flask's own route for files that anyone may have


def test_every_route_is_guarded_or_public(app):
    open_doors = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if rule.endpoint not in FRAMEWORK and not hasattr(app.view_functions[rule.endpoint], "__guard__")
    }
    assert not open_doors


def test_no_two_routes_share_an_address_and_a_method(app):
    seen: set[tuple[str, str]] = set()
    double = set()
    for rule in app.url_map.iter_rules():
        for method in (rule.methods or set()) - {"OPTIONS", "HEAD"}:
            place = (rule.rule, method)
            double |= {place} & seen
            seen.add(place)
    assert not double

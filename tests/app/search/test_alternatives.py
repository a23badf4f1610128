"""Where else to look when few firms are found."""

from werkzeug.datastructures import MultiDict

from app.core.clock import today
from app.search.asking import ask
from app.suppliers.kinds import ServiceAreaKind
from app.suppliers.models import SupplierArea, SupplierCpv
from tests.factories.suppliers import BUNNIK, GARDENING, ZEIST, make_listed


def nearby(*pairs):
    found = ask(MultiDict(pairs), today=today(), seed=1).alternatives.nearby
    return [(each.count, each.parameters) for each in found]


def works_in(*codes):
    return {
        "service_area": ServiceAreaKind.MUNICIPALITIES,
        "areas": [SupplierArea(municipality_code=code) for code in codes],
    }


def test_a_neighbouring_municipality_is_one_click_away(index):
    index(make_listed(municipality_code=ZEIST, **works_in(ZEIST)), make_listed(municipality_code=BUNNIK, **works_in()))
    count, parameters = nearby(("gemeente", ZEIST))[0]
    assert (count, parameters["gemeente"][0], BUNNIK in parameters["gemeente"]) == (2, ZEIST, True)


def test_firms_from_elsewhere_that_work_there_are_one_click_away(index):
    index(make_listed(municipality_code="GM0363", **works_in(ZEIST)))
    assert (1, {"werkt_in": [ZEIST]}) in nearby(("gemeente", ZEIST))


def test_the_next_distance_with_more_firms_is_offered(index):
    index(*(make_listed(latitude=52.15 + step, longitude=5.24) for step in (0, 0.1, 0.3)))
    [(count, parameters)] = nearby(("postcode", "3701"), ("afstand", "5"))
    assert (count, parameters["afstand"]) == (1, "10")


def test_the_next_period_with_more_firms_is_offered(index):
    firm = make_listed()
    firm.verified_at = firm.verified_at.replace(year=2025, month=7)
    index(firm)
    assert [parameters for _count, parameters in nearby(("geverifieerd", "90"))] == [{"geverifieerd": "365"}]


def test_the_trade_above_is_offered(index):
    index(make_listed(cpv=[SupplierCpv(code=GARDENING, rank=0)]))
    assert nearby(("cpv", "77313000")) == [(1, {"cpv": ["77310000"]})]


def test_a_trade_that_stands_highest_has_none_above_it(index):
    index(make_listed())
    assert nearby(("cpv", "45000000")) == []


def test_what_gives_no_more_is_not_offered(index):
    index(make_listed(municipality_code=ZEIST))
    assert nearby(("gemeente", ZEIST), ("keurmerk", "vca")) == []


def test_few_questions_are_asked_of_the_index(app, index):
    index(make_listed())
    engine = CountingEngine(app.extensions["search engine"])
    filters = [("gemeente", ZEIST), ("cpv", "77313000"), ("keurmerk", "vca"), ("grootte", "micro"), ("afstand", "5")]
    ask(MultiDict([("q", "heg"), ("postcode", "3701"), *filters]), today=today(), engine=engine)
    assert engine.asked <= 9


class CountingEngine:
    def __init__(self, engine):
        self.engine, self.asked = engine, 0

    def search(self, query):
        self.asked += 1
        return self.engine.search(query)

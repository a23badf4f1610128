"""Searches that look only nearby, or that were narrowed until hardly anybody was left."""

from decimal import Decimal

import pytest

from app.audit.services import trail
from app.core.errors import DomainError
from app.sourcing.kinds import CrossBorder
from app.sourcing.longlists.local import is_local
from app.sourcing.longlists.services import freeze
from app.sourcing.queries import longlists_of
from search_index.query import Filter
from tests.app.sourcing.pages import text_of, url
from tests.factories.procurement import make_policy
from tests.factories.sourcing import NOON, ZEIST, a_query, engine_with, make_file, make_listed_firm

pytestmark = pytest.mark.usefixtures("session", "clock")

IN_ZEIST = (Filter("municipality", (ZEIST,)),)


def frozen(file, *firms, **query):
    return freeze(file, a_query(**query), "words", engine_with(*firms), by=file.owner, at=NOON)


def make_local_file(**values):
    file = make_file(**{"estimated_value": Decimal(45_000), **values})
    file.cross_border = CrossBorder.NO
    return file


def test_where_a_firm_works_is_not_where_it_is():
    assert is_local(a_query(filters=IN_ZEIST))
    assert is_local(a_query(filters=(Filter("distance", ("10",)),)))
    assert not is_local(a_query(filters=(Filter("works_in", (ZEIST,)),)))


def test_without_an_article_of_the_policy_nobody_is_left_out_by_place():
    with pytest.raises(DomainError):
        frozen(make_local_file(), make_listed_firm(), filters=IN_ZEIST)


def test_with_one_the_file_says_on_which_it_rests():
    make_policy(local_rule="Firms from Zeist first.", local_rule_article="art. 6")
    file = make_local_file()
    frozen(file, make_listed_firm(), filters=IN_ZEIST)
    assert file.local_rule_article == "art. 6"


@pytest.mark.parametrize("judged", [CrossBorder.YES, CrossBorder.NOT_JUDGED])
def test_where_firms_from_abroad_may_want_the_work_the_region_does_not_go_first(judged):
    make_policy(local_rule="Firms from Zeist first.", local_rule_article="art. 6")
    file = make_local_file()
    file.cross_border = judged
    with pytest.raises(DomainError):
        frozen(file, make_listed_firm(), filters=IN_ZEIST)
    assert longlists_of(file) == []


def test_from_the_european_threshold_on_neither():
    make_policy(local_rule="Firms from Zeist first.", local_rule_article="art. 6")
    with pytest.raises(DomainError):
        frozen(make_local_file(estimated_value=Decimal(216_000)), make_listed_firm(), filters=IN_ZEIST)


def test_filters_tuned_until_one_firm_is_left_are_logged():
    file, three = make_file(), [make_listed_firm() for _ in range(3)]
    frozen(file, *three)
    frozen(file, *three[:1], text="sportvelden")
    acts = [entry.action for entry in trail(file)]
    assert acts.count("longlist.narrowed") == 1


def test_a_thin_market_from_the_start_is_no_tuning():
    file = make_file()
    frozen(file, make_listed_firm())
    assert "longlist.narrowed" not in [entry.action for entry in trail(file)]


def test_the_search_page_warns_before_it_is_frozen(client, buyer, firms):
    file, three = make_file(buyer), [make_listed_firm() for _ in range(3)]
    firms(*three)
    client.get(url(file, "zoeken"))
    firms(*three[:1])
    assert "Versmald tot er weinig over zijn" in text_of(client.get(url(file, "zoeken")))
    firms(*three)
    shown = text_of(client.get(url(file, f"zoeken?gemeente={ZEIST}")))
    assert "kan daarom geen groslijst worden" in shown

"""The judged list is whole, and about firms that exist."""

from collections import Counter

import pytest

from app.core.clock import local_date
from app.demo.generator import generate
from app.search.evaluating.collection import JUDGED_AT
from app.search.evaluating.judgements import judged_firms, judged_queries
from app.search.evaluating.metrics import WORTH_SEEING
from app.suppliers.kinds import ProfileStatus


def test_the_list_has_many_queries_of_many_kinds():
    kinds = Counter(each.kind for each in judged_queries())
    assert sum(kinds.values()) >= 80
    assert len(kinds) >= 10


def test_no_query_stands_in_the_list_twice():
    texts = [each.text for each in judged_queries()]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("query", judged_queries(), ids=lambda query: query.text)
def test_every_query_has_a_firm_worth_seeing(query):
    assert set(query.grades.values()) <= {1, 2, 3}
    assert max(query.grades.values()) >= WORTH_SEEING


def test_every_judged_firm_is_listed_in_the_demonstration_under_that_name():
    firms = [firm for firm in generate(today=local_date(JUDGED_AT)) if firm.status is ProfileStatus.LISTED]
    identities = {firm.details.identity.kvk_number: firm.details.identity for firm in firms}
    for number, name in judged_firms().items():
        assert name in (identities[number].trade_name, identities[number].name)

"""The Whoosh engine answers what the memory engine answers, whatever was written and asked before."""

from hypothesis import HealthCheck, given, settings

from tests.search_index.contract import differences, histories, spellings


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=histories, spelling=spellings)
def test_both_engines_answer_the_same(steps, spelling):
    assert differences(steps, spelling) == []

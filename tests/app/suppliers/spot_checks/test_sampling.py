"""A draw that can be done again."""

from hypothesis import given
from hypothesis import strategies as st

from app.suppliers.spot_checks.sampling import draw

IDS = st.sets(st.integers(1, 10_000), max_size=200)


@given(IDS, st.text(max_size=16), st.integers(1, 20))
def test_the_same_seed_draws_the_same_firms_in_whatever_order_they_come(ids, seed, number):
    drawn = draw(sorted(ids), seed=seed, number=number)
    assert drawn == draw(sorted(ids, reverse=True), seed=seed, number=number)
    assert len(set(drawn)) == min(number, len(ids))
    assert set(drawn) <= ids


def test_every_firm_has_about_the_same_chance():
    drawn = [each for seed in range(400) for each in draw(range(20), seed=str(seed), number=5)]
    assert all(70 <= drawn.count(each) <= 130 for each in range(20))


def test_another_seed_draws_others():
    assert draw(range(1000), seed="a", number=10) != draw(range(1000), seed="b", number=10)

"""No number below five can be read or computed from a table."""

from itertools import product

import pytest

from app.sourcing.reports.hiding import hide, is_small


def shown(rows):
    """What a reader sees of a table: the rows, and the total of each column."""
    hiding = hide(rows)
    seen = [None if index in hiding.rows else tuple(row) for index, row in enumerate(rows)]
    totals = [None if i in hiding.totals else sum(row[i] for row in rows) for i in range(len(rows[0]))]
    return tuple(seen), tuple(totals)


@pytest.mark.parametrize(
    ("rows", "hidden"),
    [
        ([[10], [20]], set()),
        ([[10], [0]], set()),
        ([[10], [20], [3]], {0, 2}),
        ([[10], [20], [3], [4]], {2, 3}),
        ([[10], [10], [3]], {0, 1, 2}),
        ([[4], [0]], {0}),
        ([[0], [0]], set()),
    ],
)
def test_a_small_number_hides_a_second_one(rows, hidden):
    assert hide(rows).rows == hidden


def test_a_row_hides_as_a_whole():
    """Eleven invited, three interested: the eleven would be a bound for the three."""
    assert hide([[40, 12], [30, 11], [11, 3]]).rows == {1, 2}


def test_no_small_number_is_shown_anywhere():
    for rows in product(range(8), repeat=3):
        seen, totals = shown([[number] for number in rows])
        numbers = [row[0] for row in seen if row] + [total for total in totals if total is not None]
        assert not any(map(is_small, numbers)), rows


def test_who_knows_how_we_hide_cannot_tell_a_hidden_number_either():
    """All tables of three rows that look the same leave at least two possible values for each hidden number."""
    highest, looks = 16, {}
    for rows in product(range(highest + 1), repeat=3):
        looks.setdefault(shown([[number] for number in rows]), []).append(rows)
    for rows in product(range(8), repeat=3):
        same = looks[shown([[number] for number in rows])]
        for index in hide([[number] for number in rows]).rows:
            assert len({each[index] for each in same}) > 1, rows


def test_two_columns_of_which_one_is_part_of_the_other_give_nothing_away():
    """Nobody is interested who was not invited; whoever knows that and the totals has at least two answers left."""
    pairs = [(invited, interested) for invited in range(10) for interested in range(invited + 1)]
    tables = list(product(pairs, repeat=2))
    for rows in product([pair for pair in pairs if pair[0] < 5], repeat=2):
        hiding = hide(rows)
        seen, totals = shown(rows)
        possible = [each for each in tables if _fits(each, seen, totals)]
        for index in hiding.rows:
            for column in range(2):
                assert len({each[index][column] for each in possible}) > 1, rows


def _fits(rows, seen, totals):
    same = all(mine is None or mine == row for mine, row in zip(seen, rows, strict=True))
    return same and all(t is None or t == sum(row[i] for row in rows) for i, t in enumerate(totals))

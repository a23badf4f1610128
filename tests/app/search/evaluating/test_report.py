"""The table that `flask search evaluate` prints."""

from dataclasses import replace

import pytest

from app.search.evaluating.judgements import JudgedQuery
from app.search.evaluating.measuring import Result
from app.search.evaluating.report import Report, as_text, as_values

GOOD = Result(JudgedQuery("hovenier", "trade", "A gardener", {"1": 3}), ("1",), 1.0, 1.0)
POOR = Result(JudgedQuery("hovennier", "typing error", "hovenier, mistyped", {"1": 3}), ("2",), 0.0, 0.0)
LITERAL = (replace(GOOD, ndcg=0.0, recall=0.0), POOR)
REPORT = Report(2, (GOOD, POOR), LITERAL, {"1": "Hoveniers Eikgrond", "2": "Drukkerij Goudveil"}, {}, 1.5)


@pytest.fixture
def lines():
    return as_text(REPORT).splitlines()


def line_that_starts(lines, start):
    return next(line.split() for line in lines if line.startswith(start))


def test_each_kind_has_a_line_with_both_searches(lines):
    assert line_that_starts(lines, "trade") == ["trade", "1", "1.000", "1.000", "0.000", "0.000"]
    assert line_that_starts(lines, "all") == ["all", "2", "0.500", "0.500", "0.000", "0.000"]


def test_a_poor_answer_is_shown_with_the_grades_of_what_came_first(lines):
    at = lines.index("0.000  hovennier  (hovenier, mistyped)")
    assert lines[at + 1].split(maxsplit=1) == ["0", "Drukkerij Goudveil"]


def test_a_query_without_an_answer_says_so():
    silent = replace(REPORT, ours=(replace(POOR, first=()),), literal=(POOR,))
    assert "nothing found" in as_text(silent)


def test_figures_of_cpv_codes_stand_below():
    measured = replace(REPORT, cpv={"right division": 0.7512})
    assert as_text(measured).splitlines()[-1].split() == ["right", "division", "0.751"]
    assert as_values(measured)["cpv"] == {"right division": 0.7512}

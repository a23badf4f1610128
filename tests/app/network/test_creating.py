"""A region in minutes: from a file or from answers."""

from datetime import date
from pathlib import Path

import pytest

from app.core.clock import today
from app.network.creating.nodes import WrongFile
from app.network.creating.reading import plan_in
from app.network.models import BoardSeat
from app.network.queries import details_of
from app.organisations.bodies import REGION, Body
from app.organisations.models import Association, RegionMunicipality
from app.organisations.queries import the_region
from tests.factories.organisations import make_region

EXAMPLE = Path("docs/region.example.yaml")


@pytest.fixture
def run(app, session, clock):
    """`run(*arguments, input)` gives exit code and output of `flask region create`."""

    def run(*arguments, given=""):
        session.commit()
        answer = app.test_cli_runner().invoke(args=["region", "create", *arguments], input=given)
        return answer.exit_code, answer.output

    return run


def problems_in(text):
    with pytest.raises(WrongFile) as refused:
        plan_in(text, today=date(2026, 3, 16))
    return refused.value.problems


def test_the_example_makes_a_region(run, session):
    code, output = run("--file", str(EXAMPLE))
    assert (code, output) == (0, "Regio Voorbeeld: municipalities 3, associations 2\n")
    assert (the_region().name, the_region().colour) == ("Regio Voorbeeld", "#1f5f4f")
    joined = {each.municipality_code: (each.joined_on, each.left_on) for each in session.query(RegionMunicipality)}
    assert joined == {
        "GM0355": (today(), None),
        "GM0312": (date(2018, 3, 1), None),
        "GM0352": (date(2018, 3, 1), date(2025, 1, 1)),
    }
    kring = session.query(Association).filter_by(name="Ondernemerskring Voorbeeld").one()
    assert (kring.key, kring.municipality_code) == ("ondernemerskring-voorbeeld", "GM0355")
    assert details_of(Body(kring.id)).email == "bestuur@kring.example"
    assert details_of(REGION).phone == "030 555 01 00"
    assert [seat.name for seat in session.query(BoardSeat)] == ["Jan Voorbeeld"]


def test_a_second_run_is_refused_and_changes_nothing(run, session):
    run("--file", str(EXAMPLE))
    code, output = run("--file", str(EXAMPLE))
    assert code == 1
    assert "there is a region already: Regio Voorbeeld" in output
    assert session.query(Association).count() == 2


def test_who_has_a_region_is_not_asked_for_another(run, session):
    make_region()
    code, output = run(given="Regio Vecht\n")
    assert code == 1
    assert "Name of the region" not in output


def test_answers_make_a_region(run, session):
    answers = ["Regio Vecht", "rood", "#AA0000", "", "Zeist", "Nergens", "gm0312", "", "Kring", "zeist", "Kring", ""]
    code, output = run(given="\n".join(answers) + "\n")
    assert (code, "There is no one municipality Nergens" in output) == (0, True)
    assert (the_region().name, the_region().colour) == ("Regio Vecht", "#aa0000")
    assert {each.municipality_code for each in session.query(RegionMunicipality)} == {"GM0355", "GM0312"}
    assert [each.municipality_code for each in session.query(Association)] == ["GM0355"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "line 1: fields with values are expected here"),
        ("- a", "line 1: fields with values are expected here"),
        ("theme: x", "line 1, name: the region has no name"),
        ("name: [a]", "line 1, name: a text is expected here"),
        ("name: a\ncolour: #1f5f4f", 'line 2, colour: no colour; write it in quotes, as "#1f5f4f"'),
        ("name: a\ncolour: red", 'line 2, colour: no colour; write it in quotes, as "#1f5f4f"'),
        ("name: a\nname: b", "line 2, name: stands here twice"),
        ("name: a\nmunicipalities: Zeist", "line 2, municipalities: a list is expected here"),
        ("name: a\nmunicipalities:\n  - Nergens", "line 3, municipalities[1]: there is no one municipality Nergens"),
        ("name: a\nmunicipalities:\n  - Zeist\n  - GM0355", "line 4, municipalities[2]: stands in the list twice"),
        ("name: a\nmunicipalities:\n  - joined_on: x", "line 3, municipalities[1].joined_on: no date"),
        ("name: a\nassociations:\n  - name: k\n  - name: K", "line 4, associations[2]: an association with this name"),
        ("name: a\nassociations:\n  - name: k\n    decision_days: 0", "line 4, associations[1].decision_days: choose"),
        (
            "name: a\nassociations:\n  - name: k\n    decision_days: x",
            "line 4, associations[1].decision_days: no ",
        ),
        (
            "name: a\nassociations:\n  - name: k\n    joined_on: 2020-01-02\n    left_on: 2020-01-01",
            "line 5, associations[1].left_on: lies before joined_on",
        ),
        (
            "name: a\nassociations:\n  - name: k\n    board:\n      - name: J\n        position: p",
            "line 5, associations[1].board[1].agreed: ask this person",
        ),
        ("name: a\ncontact:\n  email: nobody", "line 3, contact.email: no e-mail address"),
        ("name: a\ncontact:\n  website: javascript:x", "line 3, contact.website: no web address"),
        ("name: a\nmayor: b", "line 2, mayor: unknown field; known are name"),
        ("name: 'a", "line 1: found unexpected end of stream"),
        ("name: &a x\ntheme: *a", "the file uses aliases"),
        ("name: " + "x" * 121, "line 1, name: longer than 120 characters"),
        ("\x00", "this is no YAML"),
    ],
)
def test_a_mistake_is_named_with_its_line_and_field(session, text, problem):
    assert any(each.startswith(problem) for each in problems_in(text)), problems_in(text)


def test_all_mistakes_are_told_at_once(session):
    assert len(problems_in("colour: red\nmayor: x")) == 3


def test_a_file_with_a_mistake_makes_nothing(run, session, tmp_path):
    file = tmp_path / "region.yaml"
    file.write_text("name: a\nmunicipalities:\n  - Zeist\n  - Nergens\n")
    code, output = run("--file", str(file))
    assert code == 1
    assert "line 4, municipalities[2]" in output
    assert the_region() is None


def test_a_file_in_another_encoding_is_refused(run, tmp_path):
    file = tmp_path / "region.yaml"
    file.write_bytes("name: Café".encode("latin-1"))
    code, output = run("--file", str(file))
    assert (code, "UTF-8" in output) == (1, True)

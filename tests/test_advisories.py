"""`make audit` says what it looked up, and never takes silence for good news."""

import json
import sys

from tests import advisories
from tests.advisories import FOUND, NOT_CHECKED, node_packages, python_packages, told

WEAK = {"name": "flask", "version": "1.0", "vulns": [{"id": "PYSEC-2018-66", "fix_versions": ["1.0.1"]}]}
SOUND = {"name": "jinja2", "version": "3.1", "vulns": []}
UNKNOWN = {"name": "alembic", "skip_reason": "not found"}


def python(*packages):
    return python_packages(json.dumps({"dependencies": packages}))


def node(**weak):
    found = {name: {"severity": severity} for name, severity in weak.items()}
    return node_packages(json.dumps({"vulnerabilities": found, "metadata": {"dependencies": {"total": 40}}}))


def test_nothing_known_of_packages_that_were_all_looked_up_is_good_news():
    lines, code = told([python(SOUND), node()])
    assert code == 0
    assert lines == ["Python packages: 1 looked up, 0 advisories", "Front-end packages: 40 looked up, 0 advisories"]


def test_an_advisory_is_named_with_the_release_that_solves_it():
    lines, code = told([python(WEAK, SOUND), node()])
    assert code == FOUND
    assert "  flask 1.0: PYSEC-2018-66 (solved in 1.0.1)" in lines


def test_an_advisory_of_the_front_end_is_named():
    lines, code = told([python(SOUND), node(leaflet="high")])
    assert (code, lines[-1]) == (FOUND, "  leaflet: high")


def test_a_package_that_the_service_does_not_know_was_not_checked():
    lines, code = told([python(SOUND, UNKNOWN), node()])
    assert code == NOT_CHECKED
    assert any("alembic" in line for line in lines)


def test_a_service_out_of_reach_is_said():
    refused = node_packages(json.dumps({"message": "405 Method Not Allowed - POST somewhere"}))
    lines, code = told([python_packages(""), refused])
    assert code == NOT_CHECKED
    assert [("NOT CHECKED" in line) for line in lines] == [True, True]
    assert "somewhere" not in "".join(lines)


def test_a_tool_that_is_not_installed_is_no_good_news():
    assert advisories.run(["/no/such/program"]) == ""
    assert not python_packages("").is_complete


def test_what_a_tool_prints_is_read_also_when_it_ends_with_an_error():
    assert advisories.run([sys.executable, "-c", "print('{}'); raise SystemExit(1)"]).strip() == "{}"

"""The self-assessment names what shows each requirement; what it names has to be there."""

import re

from tests.rules.project import ROOT, text_of

ASSESSMENT = ROOT / "docs" / "security.md"
NAMED = re.compile(r"`((?:app|docs|tests)/[\w./]+)`")
REQUIREMENT = re.compile(r"^\| \d+\.\d")
STATES = ("met", "n/a", "operator", "**open**")


def rows() -> list[list[str]]:
    lines = text_of(ASSESSMENT).splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if REQUIREMENT.match(line)]


def test_every_test_and_file_that_the_self_assessment_names_is_there():
    missing = {name for name in NAMED.findall(text_of(ASSESSMENT)) if not (ROOT / name).exists()}
    assert not missing


def test_every_requirement_has_a_state():
    stateless = [row[0] for row in rows() if not row[1].startswith(STATES)]
    assert not stateless
    assert len(rows()) > 100


def test_all_seventeen_chapters_are_there():
    chapters = re.findall(r"^### V(\d+) ", text_of(ASSESSMENT), re.MULTILINE)
    assert [int(chapter) for chapter in chapters] == list(range(1, 18))

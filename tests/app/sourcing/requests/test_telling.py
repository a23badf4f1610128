"""What the record of a file says of its request."""

from datetime import timedelta

from app.sourcing.record import Named, Secret, sections_of
from app.sourcing.requests import answering, changing
from app.sourcing.requests.details import Reply
from app.sourcing.requests.models import Answer, DeclineReason
from tests.factories.procurement import DEADLINE, make_locked_file, make_request
from tests.factories.sourcing import NOON, make_file

FULL = Reply(Answer.DECLINED, DeclineReason.FULL, "Until May.")


def section_of(file):
    return next(section for section in sections_of(file) if section.key == "request")


def rows_of(section, key):
    table = next(table for table in section.tables if table.key == key)
    keys = [column.key for column in table.columns]
    return [dict(zip(keys, row, strict=True)) for row in table.rows]


def test_a_file_without_a_request_says_nothing_of_one(session):
    section = section_of(make_file())
    assert (section.facts, section.tables) == ((), ())


def test_the_letter_and_its_criteria_are_told_in_full(session):
    section = section_of(make_request().file)
    words = "\n".join(row["text"] for row in rows_of(section, "letter"))
    assert "Mow weekly from April to October." in words
    assert [(row["name"], row["weight"]) for row in rows_of(section, "criteria")] == [
        ("Price", 40),
        ("Plan of work", 60),
    ]


def test_each_firm_has_what_happened_to_its_invitation(session):
    request = make_request(make_locked_file(2))
    declined, silent = request.invitations
    answering.note_visit(declined, at=NOON)
    answering.answer(declined, FULL, by=None, at=NOON)
    changing.remind(request, by=request.file.owner, at=NOON)
    first, second = rows_of(section_of(request.file), "invitations")
    assert (first["firm"], second["firm"]) == (declined.firm, silent.firm)
    assert (first["first_visit_at"], first["answered_at"], first["decline_text"]) == (NOON, NOON, "Until May.")
    assert isinstance(first["decline_reason"], Named)
    assert first["decline_reason"].code == "full"
    assert (first["counts_as_turn"], second["counts_as_turn"]) == (False, True)
    assert (first["reminded_at"], second["reminded_at"]) == (None, NOON)


def test_moved_deadlines_withdrawals_and_questions_are_told(session):
    request = make_request(make_locked_file(2))
    owner = request.file.owner
    question = answering.ask(request.invitations[0], "We of De Heg ask.", by=None, at=NOON)
    answering.publish_answer(question, published="A firm asks.", answer="Yes.", by=owner, at=NOON)
    changing.extend(request, DEADLINE + timedelta(days=7), reason="Late.", by=owner, at=NOON)
    changing.withdraw_invitation(request.invitations[1], reason="Insolvent.", by=owner, at=NOON)
    section = section_of(request.file)
    assert [row["reason"] for row in rows_of(section, "extensions")] == ["Late."]
    assert [row["withdrawal_reason"] for row in rows_of(section, "invitations")] == [None, "Insolvent."]
    assert [row["published"] for row in rows_of(section, "questions")] == ["A firm asks."]


def test_what_names_people_or_tells_about_firms_in_confidence_is_marked(session):
    section = section_of(make_request().file)
    secrets = {(table.key, column.key): column.secret for table in section.tables for column in table.columns}
    assert secrets["invitations", "sent_to"] is Secret.PERSON
    assert secrets["invitations", "decline_reason"] is Secret.BUSINESS
    assert secrets["questions", "text"] is Secret.BUSINESS
    assert secrets["questions", "published"] is None

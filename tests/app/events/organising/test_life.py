"""From draft to published to cancelled, and what is left of it."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from PIL import Image
from sqlalchemy import select

from app.core.clock import now
from app.events.models import Event, EventPhoto, EventQuestion, EventSession, EventStatus
from app.events.organising.filing import TEXT_KIND
from app.newsletters.sections import sections
from app.outbox.models import OutboxMessage
from app.texts.finding import find
from tests.factories import save
from tests.factories.events import make_event, make_registration
from tests.factories.texts import make_label, make_picture

JUNE = datetime(2026, 6, 20, 17, 0, tzinfo=UTC)
MANAGE = "/bijeenkomsten/beheer"


def make_draft(board, **values):
    return make_event(board, **{"starts_at": JUNE, "status": EventStatus.DRAFT, "published_at": None, **values})


def act(client, event, verb, **values):
    return client.post(f"{MANAGE}/{event.id}/{verb}", data=values)


def messages(session):
    return [message.kind for message in session.scalars(select(OutboxMessage).order_by(OutboxMessage.id))]


def found(words):
    return [each.number for each in find(words, ["event"], limit=10)]


def test_publishing_shows_it_to_everybody_and_files_it_under_its_words(client, board, session):
    event = make_draft(board, text="Over **warmtepompen** in de wijk")
    assert found("warmtepomp") == []
    assert act(client, event, "publiceren").status_code == 303
    session.refresh(event)
    assert (event.status, event.published_at, event.sequence) == (EventStatus.PUBLISHED, now(), 0)
    assert found("warmtepompen") == [event.id]


def test_all_that_is_public_can_be_filed_anew(session):
    public = make_event(starts_at=JUNE, title="Glasvezelavond")
    make_event(starts_at=JUNE, title="Glasvezelconcept", status=EventStatus.DRAFT)
    assert TEXT_KIND.file_all() == 1
    assert found("glasvezelavond") == [public.id]


def test_a_change_is_found_by_its_new_words(client, board, session):
    event = make_draft(board)
    act(client, event, "publiceren")
    session.refresh(event)
    outline = {"kind": "drinks", "title": "Haringparty", "language": "nl", "audience": "everybody"}
    act(client, event, "wat", version=event.version, **outline)
    assert found("haringparty") == [event.id]
    session.refresh(event)
    assert (event.sequence, event.slug) == (1, "haringparty")


def test_a_change_of_words_alone_leaves_calendars_as_they_are(client, board, session):
    event = make_event(board, starts_at=JUNE, title="Borrel", slug="borrel")
    outline = {"kind": "drinks", "title": "Borrel", "language": "nl", "audience": "everybody", "introduction": "Nieuw."}
    act(client, event, "wat", version=event.version, **outline)
    session.refresh(event)
    assert (event.introduction, event.sequence) == ("Nieuw.", 0)


@pytest.mark.parametrize(
    "missing",
    [
        {"introduction": ""},
        {"place": "", "town": ""},
        {"starts_at": JUNE - timedelta(days=365)},
        {"closes_at": datetime(2026, 3, 1, tzinfo=UTC)},
    ],
)
def test_what_misses_something_is_not_published(client, board, session, missing):
    event = make_draft(board, **missing)
    assert "utrecht-alert--info" in client.get(f"{MANAGE}/{event.id}").get_data(as_text=True)
    assert act(client, event, "publiceren").status_code == 422
    assert session.get_one(Event, event.id).status is EventStatus.DRAFT


def test_cancelling_takes_a_reason_and_is_told(client, board, session):
    event = make_event(board, starts_at=JUNE)
    make_registration(event)
    assert act(client, event, "annuleren", reason=" ").status_code == 422
    assert act(client, event, "annuleren", reason="De zaal is afgebrand.").status_code == 303
    session.refresh(event)
    assert (event.status, event.sequence, event.cancel_reason) == (EventStatus.CANCELLED, 1, "De zaal is afgebrand.")
    assert messages(session).count("events.EventCancelled") == 1
    assert act(client, event, "annuleren", reason="Nog eens.").status_code == 404


def test_a_cancelled_event_changes_no_more(client, board):
    event = make_event(board, starts_at=JUNE, status=EventStatus.CANCELLED, cancel_reason="Storm.")
    assert client.get(f"{MANAGE}/{event.id}").status_code == 200
    for section in ("wat", "waar-en-wanneer", "inschrijving", "programma", "partners", "vragen", "achteraf"):
        assert client.get(f"{MANAGE}/{event.id}/{section}").status_code == 404


def test_what_is_over_is_not_cancelled(client, board, session):
    event = make_event(board, starts_at=JUNE - timedelta(days=365))
    assert act(client, event, "annuleren", reason="Spijt.").status_code == 422
    assert session.get_one(Event, event.id).status is EventStatus.PUBLISHED


def test_only_a_draft_is_thrown_away(client, board, session):
    draft, published = make_draft(board), make_event(board, starts_at=JUNE)
    draft.labels = [make_label()]
    draft.sessions = [EventSession(starts_at=JUNE, title="Opening")]
    assert act(client, draft, "weggooien").status_code == 303
    assert act(client, published, "weggooien").status_code == 404
    assert session.scalars(select(Event.id)).all() == [published.id]


def test_moving_takes_the_programme_along_over_the_change_to_winter_time(client, board, session):
    event = make_event(board, starts_at=JUNE, closes_at=JUNE - timedelta(days=1))
    event.sessions = [EventSession(starts_at=JUNE, ends_at=JUNE + timedelta(hours=1), title="Opening")]
    session.flush()
    moved = {"starts_at": "2026-11-20T19:00", "ends_at": "2026-11-20T22:00", "place": event.place, "town": event.town}
    assert act(client, event, "waar-en-wanneer", version=event.version, **moved).status_code == 303
    session.refresh(event)
    seven = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)
    assert event.sessions[0].starts_at == event.starts_at == seven
    assert event.closes_at == seven - timedelta(days=1)


def test_the_message_of_a_change_says_how_it_was(client, board, session):
    event = make_event(board, starts_at=JUNE, place="Kasteel", town="Zeist")
    moved = {"starts_at": "2026-06-20T20:00", "ends_at": "2026-06-20T22:00", "place": "Kasteel", "town": "Bunnik"}
    act(client, event, "waar-en-wanneer", version=event.version, **moved)
    told = session.scalars(select(OutboxMessage).where(OutboxMessage.kind == "events.EventChanged")).one()
    assert told.content == {
        "event_id": event.id,
        "sequence": 1,
        "starts_at": JUNE.isoformat(),
        "ends_at": None,
        "place": "Kasteel, Zeist",
        "online": False,
    }


def test_a_copy_is_a_draft_with_all_but_what_happened(client, board, session):
    event = make_event(board, starts_at=JUNE, seats=40, attendance=38, report_text="Vol.", sequence=4)
    event.labels = [make_label()]
    event.sessions = [EventSession(starts_at=JUNE + timedelta(hours=1), title="Opening")]
    event.questions = [EventQuestion(kind="text", question="Waarom?")]
    session.flush()
    make_registration(event)
    assert act(client, event, "kopieren", starts_at="2026-11-20T19:00").status_code == 303
    made = session.scalars(select(Event).where(Event.id != event.id)).one()
    assert (made.status, made.seats, made.attendance, made.report_text) == (EventStatus.DRAFT, 40, None, "")
    assert (made.sequence, made.body, made.labels) == (0, board, event.labels)
    assert made.uid != event.uid
    assert made.starts_at == datetime(2026, 11, 20, 18, 0, tzinfo=UTC)
    assert made.sessions[0].starts_at == made.starts_at + timedelta(hours=1)
    assert [question.question for question in made.questions] == ["Waarom?"]
    assert event.sessions[0].starts_at == JUNE + timedelta(hours=1)


@pytest.mark.parametrize("starts_at", ["", "morgen", "2026-03-29T02:15"])
def test_a_copy_needs_a_moment_that_exists(client, board, starts_at):
    event = make_event(board, starts_at=JUNE)
    assert act(client, event, "kopieren", starts_at=starts_at).status_code == 422


def over(board, **values):
    return make_event(board, starts_at=now() - timedelta(days=3), **values)


def test_afterwards_the_organisers_tell_how_it_was(client, board, session):
    event = over(board)
    sent = {"report_text": "Het was **vol**.", "report_url": "/nieuws/2026/03/vol", "attendance": "142"}
    assert act(client, event, "achteraf", version=event.version, **sent).status_code == 303
    session.refresh(event)
    assert (event.attendance, event.report_url) == (142, "/nieuws/2026/03/vol")
    assert found("vol") == [event.id]


@pytest.mark.parametrize(
    "wrong",
    [
        {"report_url": "https://elders.example/x"},
        {"report_url": "//elders.example"},
        {"report_url": "javascript:alert(1)"},
        {"attendance": "-1"},
        {"report_text": "x" * 20_001},
    ],
)
def test_a_report_that_leads_elsewhere_is_refused(client, board, wrong):
    event = over(board)
    assert act(client, event, "achteraf", version=event.version, **wrong).status_code == 422


def test_nothing_is_told_before_it_began(client, board, session):
    event = make_event(board, starts_at=JUNE)
    assert act(client, event, "achteraf", version=event.version, attendance="9").status_code == 422
    assert session.get_one(Event, event.id).attendance is None


def picture():
    image = BytesIO()
    Image.new("RGB", (64, 48), "green").save(image, "PNG")
    return BytesIO(image.getvalue()), "zaal.png"


def test_photos_come_with_a_description_and_go_again(client, board, session):
    event = over(board)
    assert act(client, event, "achteraf/fotos", picture_alt="Een volle zaal").status_code == 422
    assert act(client, event, "achteraf/fotos", picture_file=picture(), picture_alt="").status_code == 422
    assert act(client, event, "achteraf/fotos", picture_file=picture(), picture_alt="Een volle zaal").status_code == 303
    assert "Een volle zaal" in client.get(f"/bijeenkomsten/{event.id}-{event.slug}").get_data(as_text=True)
    photo = session.scalars(select(EventPhoto)).one()
    assert act(client, event, "achteraf/fotos/weg", picture_id=photo.picture_id).status_code == 303
    assert session.scalar(select(EventPhoto)) is None


@pytest.mark.parametrize("number", ["", "x", "999999", str(2**70)])
def test_a_photo_that_is_not_there_is_no_error(client, board, number):
    assert act(client, over(board), "achteraf/fotos/weg", picture_id=number).status_code == 303


def test_the_photo_of_another_event_stays(client, board, session):
    other = over(board)
    shown = make_picture()
    save(EventPhoto(event_id=other.id, picture_id=shown.id))
    act(client, over(board), "achteraf/fotos/weg", picture_id=shown.id)
    assert session.scalar(select(EventPhoto)) is not None


def test_the_newsletter_is_offered_what_is_to_come(app, session):
    soon = make_event(starts_at=now() + timedelta(days=20), title="Binnenkort")
    soon.labels = [make_label()]
    make_event(starts_at=now() + timedelta(days=200))
    make_event(starts_at=now() + timedelta(days=20), status=EventStatus.CANCELLED)
    session.flush()
    with app.test_request_context():
        section = next(each for each in sections() if each.key == "events")
        lines = section.lines(now() - timedelta(days=30), now())
    assert [(line.title, line.topics) for line in lines] == [("Binnenkort", ("duurzaam",))]
    assert lines[0].path == f"/bijeenkomsten/{soon.id}-{soon.slug}"


def test_what_was_cancelled_or_is_over_goes_out_in_no_newsletter(app, session):
    starts = now() + timedelta(days=20), now() - timedelta(days=20)
    coming, over_now = (make_event(starts_at=each) for each in starts)
    cancelled = make_event(starts_at=now() + timedelta(days=20), status=EventStatus.CANCELLED)
    with app.test_request_context():
        section = next(each for each in sections() if each.key == "events")
    assert section.lasting([coming.id, over_now.id, cancelled.id], now()) == {coming.id}

"""The worker's round: who gets a mail, with which firms."""

from datetime import UTC, datetime, timedelta

from app.core.clock import held_at, now
from app.core.db import transaction
from app.mail.models import MailMessage
from app.mail.transport import as_email
from app.search.saved import digests, letters, services
from app.search.saved.models import Frequency, SavedSearch
from app.search.saved.stock import News
from app.suppliers.kinds import ProfileStatus
from tests.app.search.saved.conftest import firms_in, rewrite, verify_again
from tests.factories.accounts import make_user
from tests.factories.saved import make_saved_search
from tests.factories.suppliers import make_listed

MORNING = datetime(2026, 3, 23, 6, 0, tzinfo=UTC)  # the Monday after the day of the clock, at seven


def watch(register, owner=None, *, known=(), **values):
    """A saved search whose owner knows these firms, due on MORNING."""
    saved = make_saved_search(owner, told=None, due_at=now(), **values)
    register.add(*known)
    while digests.mail_next():
        pass
    saved.due_at = MORNING
    return saved


def test_a_firm_that_is_new_is_mailed_once(register, mail_round):
    watch(register, known=[make_listed()])
    fresh = make_listed()
    register.add(fresh)
    assert [firms_in(mail) for mail in mail_round(at=MORNING)] == [[fresh.id]]
    assert mail_round(at=MORNING + timedelta(days=7)) == []


def test_a_firm_that_changed_its_page_is_mailed(register, mail_round):
    firm = make_listed()
    watch(register, known=[firm])
    rewrite(firm, "Nu ook daken en gevels met groen.")
    register.add(firm)
    [mail] = mail_round(at=MORNING)
    assert (firms_in(mail), "Gewijzigd" in mail.text or "Changed" in mail.text) == ([firm.id], True)


def test_being_verified_again_is_no_change(register, mail_round):
    firm = make_listed()
    watch(register, known=[firm])
    verify_again(firm, now() + timedelta(days=1))
    register.add(firm)
    assert mail_round(at=MORNING) == []


def test_a_change_that_was_taken_back_is_no_change(register, mail_round):
    firm = make_listed(description_nl="Tuinen.")
    watch(register, known=[firm])
    rewrite(firm, "Daken.")
    rewrite(firm, "Tuinen.")
    register.add(firm)
    assert mail_round(at=MORNING) == []


def test_before_the_morning_there_is_no_mail(register, mail_round):
    watch(register)
    register.add(make_listed())
    assert mail_round(at=MORNING - timedelta(seconds=1)) == []


def test_mornings_that_were_skipped_give_one_mail_and_then_the_next_morning(register, mail_round, session):
    saved = watch(register, frequency=Frequency.DAILY)
    register.add(make_listed())
    late = MORNING + timedelta(days=9, hours=5)
    assert len(mail_round(at=late)) == 1
    assert saved.due_at == MORNING + timedelta(days=10) - timedelta(hours=1)  # summer time has begun


def test_a_firm_that_left_is_not_mailed_and_not_mailed_when_it_comes_back_as_it_was(register, mail_round):
    firm = make_listed()
    watch(register, known=[firm])
    register.found.clear()
    assert mail_round(at=MORNING) == []
    register.add(firm)
    assert mail_round(at=MORNING + timedelta(days=7)) == []


def test_a_firm_that_comes_back_otherwise_than_it_was_is_mailed(register, mail_round):
    firm = make_listed()
    watch(register, known=[firm])
    register.found.clear()
    mail_round(at=MORNING)
    rewrite(firm, "Een heel ander verhaal.")
    register.add(firm)
    assert [firms_in(mail) for mail in mail_round(at=MORNING + timedelta(days=7))] == [[firm.id]]


def test_a_firm_that_is_no_longer_listed_is_not_mailed(register, mail_round, session):
    watch(register)
    firm = make_listed()
    register.add(firm)
    session.commit()
    with transaction():
        firm.status = ProfileStatus.SUSPENDED
    register.found[firm.id] = firm.version
    assert mail_round(at=MORNING) == []


def test_firms_with_only_some_of_the_words_are_not_mailed(register, mail_round):
    watch(register)
    register.add(make_listed())
    register.relaxed = True
    assert mail_round(at=MORNING) == []


def test_a_firm_in_several_searches_is_named_once_and_known_in_all(register, mail_round):
    owner = make_user()
    for text in ("tuinen", "groen"):
        watch(register, owner, text=text)
    firm = make_listed()
    register.add(firm)
    assert [firms_in(mail) for mail in mail_round(at=MORNING)] == [[firm.id]]
    assert mail_round(at=MORNING + timedelta(days=7)) == []


def test_a_paused_search_and_a_closed_account_get_no_mail(register, mail_round):
    watch(register, paused_at=None).paused_at = now()
    watch(register).owner.confirmed_at = None
    register.add(make_listed())
    assert mail_round(at=MORNING) == []


def test_without_an_index_what_is_due_waits(register, mail_round):
    watch(register)
    register.add(make_listed())
    register.is_away = True
    assert mail_round(at=MORNING) == []
    register.is_away = False
    assert len(mail_round(at=MORNING + timedelta(hours=3))) == 1


def test_an_index_that_is_behind_is_waited_for(register, mail_round):
    watch(register)
    register.add(make_listed())
    register.behind = 1
    assert mail_round(at=MORNING) == []
    register.behind = 0
    assert len(mail_round(at=MORNING + timedelta(minutes=1))) == 1


def test_after_an_hour_only_the_firms_wait_that_the_index_is_behind_with(register, mail_round):
    watch(register)
    current, behind = make_listed(), make_listed()
    register.add(current, behind)
    rewrite(behind, "Dit kent de index nog niet.")
    register.behind = 1
    assert [firms_in(mail) for mail in mail_round(at=MORNING + digests.PATIENCE)] == [[current.id]]
    register.add(behind)
    assert [firms_in(mail) for mail in mail_round(at=MORNING + timedelta(days=7))] == [[behind.id]]


def test_a_page_that_changed_since_it_was_looked_at_waits_for_the_next_round():
    found = digests.Finding(1, {5: 50, 6: 60, 7: 70}, News(new=(5,), changed=(6, 7)))
    assert found.only({5: 50, 6: 61}) == digests.Finding(1, {5: 50}, News(new=(5,)))


def test_a_search_that_was_saved_without_an_index_first_takes_stock(register, mail_round):
    make_saved_search(told=None, due_at=MORNING)
    register.add(make_listed())
    assert mail_round(at=MORNING) == []
    fresh = make_listed()
    register.add(fresh)
    assert [firms_in(mail) for mail in mail_round(at=MORNING + timedelta(days=7))] == [[fresh.id]]


def test_a_search_that_cannot_be_asked_stops_nobody_else(register, mail_round, caplog):
    broken = make_saved_search(question={"text": "x"}, key="broken", due_at=MORNING)
    watch(register)
    firm = make_listed()
    register.add(firm)
    assert [firms_in(mail) for mail in mail_round(at=MORNING)] == [[firm.id]]
    assert broken.due_at == MORNING + digests.AFTER_A_FAILURE


def test_what_was_new_during_a_pause_is_mailed_after_it(register, mail_round):
    saved = watch(register)
    services.pause(saved, at=now())
    firm = make_listed()
    register.add(firm)
    assert mail_round(at=MORNING) == []
    services.resume(saved, at=MORNING)
    assert [firms_in(mail) for mail in mail_round(at=MORNING + timedelta(days=7))] == [[firm.id]]


def test_a_mail_names_twenty_firms_of_a_search_and_counts_the_rest(register, mail_round):
    watch(register)
    register.add(*(make_listed() for _ in range(letters.MOST_NAMED + 3)))
    [mail] = mail_round(at=MORNING)
    assert (len(firms_in(mail)), " 3 " in mail.text) == (letters.MOST_NAMED, True)
    assert "http://localhost/leveranciers?q=tuinen" in mail.text


def test_a_mail_is_in_the_language_of_its_reader(register, mail_round):
    watch(register, make_user(language="en"))
    register.add(make_listed(name="De Heg bv"))
    [mail] = mail_round(at=MORNING)
    assert mail.subject == "1 firm for your saved searches"
    assert "New: De Heg bv, Zeist (" in mail.text


def test_a_mail_program_can_unsubscribe_with_one_click(register, mail_round):
    watch(register)
    register.add(make_listed())
    [mail] = mail_round(at=MORNING)
    message = as_email(mail, "Streekbron <noreply@example.nl>")
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["List-Unsubscribe"] == f"<{mail.unsubscribe_url}>"
    assert mail.unsubscribe_url in mail.text


def test_mail_that_cannot_be_done_without_has_no_link_that_stops_it(session, clock):
    mail = MailMessage(recipient="noor@example.nl", subject="Bevestig", text="Tekst", html="<p>Tekst</p>")
    assert "List-Unsubscribe" not in as_email(mail, "Streekbron <noreply@example.nl>")


def test_each_search_is_one_question_to_the_index(register, mail_round):
    for number in range(30):
        watch(register, text=f"vak {number}")
    before = register.questions
    mail_round(at=MORNING)
    assert register.questions - before == 30


def test_a_person_with_many_searches_takes_few_queries(register, session, count_queries):
    owner = make_user()
    for number in range(20):
        watch(register, owner, text=f"vak {number}")
    register.add(*(make_listed() for _ in range(5)))
    session.commit()
    with count_queries() as queries, held_at(MORNING):
        digests.mail_next()
    per_search = 4  # question, stock, and what was told, read again and written back
    assert len(queries) <= 20 * per_search + 15, queries


def test_nothing_is_left_due_after_a_round(register, mail_round, session):
    for _ in range(3):
        watch(register)
    mail_round(at=MORNING)
    assert session.query(SavedSearch).filter(SavedSearch.due_at <= MORNING).count() == 0

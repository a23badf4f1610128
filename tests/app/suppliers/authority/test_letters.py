"""The code by letter: asked for, printed, posted, typed in; expired, used, blocked, replaced, of another firm."""

import io
from datetime import date, timedelta

import pytest
from pypdf import PdfReader

from app.audit.services import trail
from app.core.errors import DomainError
from app.suppliers.authority import Authority, authority_of, codes, services
from app.suppliers.authority.kinds import LetterState
from app.suppliers.authority.models import MOST_TRIES, AuthorityLetter
from app.suppliers.authority.pdf import NothingToPrint, write_letters
from app.suppliers.authority.queries import letters_in
from tests.conftest import NOON
from tests.factories.accounts import make_desk_member, make_user
from tests.factories.authority import code_of, make_letter
from tests.factories.suppliers import make_complete_draft, make_draft

TODAY = date(2026, 3, 16)


@pytest.fixture(autouse=True)
def _at_noon(clock, session):
    """A code works for some days."""


def type_in(letter, text, at=NOON):
    return services.type_code(letter.supplier, text, by=letter.user, at=at)


def post(letter, on=TODAY, at=NOON):
    services.mark_posted(letter, on=on, by=make_desk_member(), at=at)


def wrong(code):
    return code[::-1] if code[::-1] != code else codes.ALPHABET[0] * codes.LENGTH


def test_the_code_of_the_letter_shows_authority():
    letter = make_letter()
    assert type_in(letter, code_of(letter)) is not None
    assert authority_of(letter.supplier) is Authority.LETTER


def test_a_code_may_be_typed_in_small_letters_with_hyphens_and_spaces():
    letter = make_letter()
    code = codes.readable(code_of(letter)).lower()
    assert type_in(letter, f" {code[:2]} {code[2:]} ")


def test_codes_have_no_signs_that_look_alike():
    assert not set(codes.ALPHABET) & set("0O1IL2Z5S8BUV")
    assert {len(codes.new_code()) for _ in range(20)} == {codes.LENGTH}


def test_the_code_itself_is_not_in_the_database(session):
    letter = make_letter()
    code = code_of(letter)
    row = [str(getattr(letter, column.key)) for column in AuthorityLetter.__table__.columns]
    assert not [value for value in row if code in value]


def test_once_posted_the_code_is_forgotten_and_still_works():
    letter = make_letter()
    code = code_of(letter)
    post(letter)
    assert letter.sealed_code is None
    assert type_in(letter, code)


def test_a_code_works_twenty_eight_days_after_the_post_and_no_longer():
    letter, late = make_letter(), make_letter()
    codes_ = code_of(letter), code_of(late)
    post(letter)
    post(late)
    assert type_in(letter, codes_[0], at=NOON + timedelta(days=28))
    with pytest.raises(DomainError):
        type_in(late, codes_[1], at=NOON + timedelta(days=29))


def test_a_used_code_works_no_more():
    letter = make_letter()
    code = code_of(letter)
    type_in(letter, code)
    with pytest.raises(DomainError):
        type_in(letter, code)


def test_after_five_wrong_tries_the_right_code_is_refused_too():
    letter = make_letter()
    code = code_of(letter)
    for _ in range(MOST_TRIES):
        assert type_in(letter, wrong(code)) is None
    with pytest.raises(DomainError):
        type_in(letter, code)


def test_the_code_of_another_firm_is_a_wrong_code():
    letter, other = make_letter(), make_letter()
    assert type_in(letter, code_of(other)) is None
    assert letter.tries == 1


def test_a_newer_letter_ends_the_code_of_the_earlier_one():
    earlier = make_letter()
    code = code_of(earlier)
    newer = make_letter(earlier.supplier)
    assert earlier.sealed_code is None
    assert type_in(newer, code) is None


def test_no_letter_goes_to_half_an_address():
    with pytest.raises(DomainError):
        make_letter(make_draft())


def test_a_letter_keeps_the_address_that_it_was_asked_for():
    letter = make_letter()
    letter.supplier.street = "Ergens Anders"
    assert letter.street == "Slotlaan 12"


def test_who_was_shown_to_act_and_left_shows_nothing_any_more(session):
    supplier = make_complete_draft()
    letter = make_letter(supplier)
    type_in(letter, code_of(letter))
    supplier.editors.clear()
    session.flush()
    assert authority_of(supplier) is Authority.TO_BE_CHECKED


@pytest.mark.parametrize("on", [date(2026, 3, 15), date(2026, 3, 17)])
def test_a_letter_is_not_posted_before_it_was_asked_for_nor_tomorrow(on):
    with pytest.raises(DomainError):
        post(make_letter(), on=on)


def test_a_letter_is_posted_once():
    letter = make_letter()
    post(letter)
    with pytest.raises(DomainError):
        post(letter)


def test_the_lists_of_the_desk_agree_with_what_each_letter_says_of_itself(session):
    used, posted, blocked, replaced = make_letter(), make_letter(), make_letter(), make_letter()
    make_letter(replaced.supplier)
    type_in(used, code_of(used))
    post(posted)
    blocked.tries = MOST_TRIES
    session.flush()
    for day in (TODAY, TODAY + timedelta(days=28), TODAY + timedelta(days=29)):
        for state in LetterState:
            listed = {letter.id for letter in session.scalars(letters_in(state, day))}
            assert listed == {each.id for each in session.query(AuthorityLetter) if each.state_on(day) is state}


def test_the_pdf_holds_code_and_address_and_is_tagged():
    letter = make_letter(make_complete_draft(name="Tuinen *van* [Ooij] 🌷 & Zn"))
    content = write_letters([letter])
    text = text_of(content)
    assert codes.readable(code_of(letter)) in text
    assert "Slotlaan 12" in text
    assert "*van* [Ooij]" in text
    assert PdfReader(io.BytesIO(content)).trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_each_letter_has_a_page_of_its_own():
    content = write_letters([make_letter(), make_letter()])
    assert len(PdfReader(io.BytesIO(content)).pages) == 2


def test_a_posted_letter_is_not_printed_again():
    letter = make_letter()
    post(letter)
    with pytest.raises(NothingToPrint):
        write_letters([letter])


def test_everything_is_in_the_audit_trail_but_the_code():
    letter = make_letter()
    code = code_of(letter)
    type_in(letter, wrong(code))
    type_in(letter, code)
    acts = [entry.action for entry in trail(letter.supplier)]
    assert [act for act in acts if act.startswith("authority.")] == [
        "authority.letter_asked",
        "authority.code_failed",
        "authority.shown",
    ]
    assert not [entry for entry in trail(letter.supplier) if code in str(entry.values and entry.values.content)]


def test_somebody_elses_account_may_type_in_the_code_once_they_edit_the_firm():
    letter, colleague = make_letter(), make_user()
    assert services.type_code(letter.supplier, code_of(letter), by=colleague, at=NOON).user is colleague


def text_of(content):
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)

"""Writing and changing news."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app.audit.services import trail
from app.core.seen import ChangedMeanwhile
from app.news import revisions
from app.news.models import NewsItem, NewsRelation, NewsRevision, NewsStatus
from app.news.queries import chosen_for
from app.news.services import change, discard, restore, write
from app.organisations.bodies import REGION, Body
from app.texts.pictures import PictureDetails
from tests.app.news.writing import some_details
from tests.conftest import NOON
from tests.factories.accounts import make_desk_member
from tests.factories.news import make_draft, make_news
from tests.factories.organisations import make_association, make_region
from tests.factories.texts import make_label, make_picture


def written(body=REGION, **values):
    return write(some_details(**values), body, by=make_desk_member(), at=NOON)


def changed(item, *, by=None, **values):
    by = by or make_desk_member()
    change(item, some_details(**values), seen_version=item.version, by=by, at=NOON + timedelta(hours=1))


def test_what_is_written_is_a_draft_without_an_address(session):
    item = written()
    assert (item.status, item.slug, item.publish_at) == (NewsStatus.DRAFT, None, None)


@pytest.mark.parametrize(("language", "words"), [("nl", "bestuur van De Kring"), ("en", "board of De Kring")])
def test_an_association_writes_as_its_board(session, language, words):
    body = Body(make_association(name="De Kring").id)
    assert written(body, language=language).authors == words


def test_the_region_writes_under_its_own_name(session):
    make_region("Regio Voorbeeld")
    assert written().authors == "Regio Voorbeeld"


def test_a_municipality_says_that_it_is_one(session):
    make_region()
    assert written(Body(None, "GM0355")).authors == "gemeente Zeist"


def test_other_authors_stay_as_they_were_written(session):
    assert written(authors="werkgroep Energie").authors == "werkgroep Energie"


def test_labels_are_those_that_exist(session):
    label = make_label("energie")
    assert written(label_keys=("energie", "bestaat-niet")).labels == [label]


def test_related_news_stands_in_the_order_of_the_editor(session):
    first, second = make_news(), make_news()
    item = written(related=(second.id, first.id, second.id, 999_999))
    assert chosen_for(item) == [second, first]


def test_a_draft_of_others_is_not_related_by_who_guesses_its_number(session):
    secret, item = make_draft(title="Nog onder embargo"), written()
    changed(item, related=(secret.id,))
    assert chosen_for(item) == []


def test_an_item_is_not_related_to_itself(session):
    item = written()
    changed(item, related=(item.id,))
    assert session.scalar(select(func.count()).select_from(NewsRelation)) == 0


def test_a_change_after_somebody_elses_is_refused(session):
    item = written()
    seen = item.version
    changed(item, title="Van de ander")
    session.flush()
    with pytest.raises(ChangedMeanwhile):
        change(item, some_details(title="Van mij"), seen_version=seen, by=make_desk_member(), at=NOON)
    assert item.title == "Van de ander"


def test_a_picture_leaves_when_its_editor_takes_it_away(session):
    item = make_draft(picture=make_picture())
    changed(item, picture=PictureDetails(is_removed=True))
    assert item.picture is None


def test_a_picture_can_be_described_anew(session):
    item = make_draft(picture=make_picture())
    changed(item, picture=PictureDetails(alt="Drie mensen op een podium"))
    assert item.picture.alt == "Drie mensen op een podium"


def test_each_change_of_the_words_is_kept_with_who_made_it(session):
    item, colleague = written(), make_desk_member(name="Sanne Dijk")
    changed(item, title="Langere fietsroute", by=colleague)
    kept = [(revision.number, revision.title, name) for revision, name in revisions.revisions_of(item)]
    assert kept == [(2, "Langere fietsroute", "Sanne Dijk"), (1, "Nieuwe fietsroute", "Noor Bakker")]


def test_a_change_of_the_labels_alone_is_no_new_version_of_the_words(session):
    item = written()
    make_label("energie")
    changed(item, label_keys=("energie",), authors=item.authors)
    assert [revision.number for revision, _name in revisions.revisions_of(item)] == [1]


def test_earlier_words_come_back_as_a_new_version(session):
    item = written()
    changed(item, title="Langere fietsroute", text="Anders.")
    session.flush()
    first = revisions.find_kept(item.id, 1).revision
    restore(item, first, seen_version=item.version, by=make_desk_member(), at=NOON)
    assert revisions.words_of(item) == revisions.words_of(first)
    assert [revision.number for revision, _name in revisions.revisions_of(item)] == [3, 2, 1]


def test_earlier_words_do_not_come_over_a_change_that_nobody_saw(session):
    item = written()
    first = revisions.find_kept(item.id, 1).revision
    with pytest.raises(ChangedMeanwhile):
        restore(item, first, seen_version=item.version - 1, by=make_desk_member(), at=NOON)


def test_a_comparison_marks_the_words_that_differ(session):
    before = {"title": "Een lange route", "introduction": "Zelfde", "text": "", "authors": "bestuur"}
    after = {**before, "title": "Een korte route", "text": "Nieuw."}
    changes = revisions.compared(before, after)
    marked = [[piece.text.strip() for piece in change.after if piece.is_changed] for change in changes]
    assert marked == [["korte"], ["Nieuw."]]


def test_a_draft_that_is_thrown_away_takes_all_that_hangs_on_it(session):
    other = make_news()
    item = written(label_keys=(make_label().key,), related=(other.id,))
    discard(item, by=make_desk_member())
    session.flush()
    left = [session.scalar(select(func.count()).select_from(each)) for each in (NewsRevision, NewsRelation)]
    assert (left, session.scalars(select(NewsItem)).unique().all()) == ([0, 0], [other])


def test_the_trail_says_what_was_done(session):
    item = written()
    changed(item, title="Anders")
    assert [entry.action for entry in trail(item)] == ["news.written", "news.changed"]

"""The pages of a purchasing policy, as a browser without script sees them."""

import re
from datetime import timedelta

import pytest

from app.accounts.models import Role
from app.sourcing.policy import services
from app.sourcing.policy.models import ProcurementPolicy
from app.sourcing.policy.queries import bands_of
from tests.app.sourcing.pages import text_of
from tests.factories.procurement import make_policy
from tests.factories.sourcing import DE_BILT, NOON, ZEIST, make_buyer, make_file, make_person

TODAY = NOON.date()


def url(policy, *parts):
    return "/".join(["/inkoopbeleid", str(policy.id), *parts])


@pytest.fixture
def draft(controller):
    return services.start_draft(ZEIST, by=controller, at=NOON)


def filled_in(policy, **changes):
    """What a browser posts from the form of a draft as it stands."""
    details = services.details_of(policy)
    data = {name: getattr(details, name) for name in details.__dataclass_fields__ if name not in ("bands", "articles")}
    data |= {f"article_{rule}": article for rule, article in details.articles.items()}
    rows = {}
    for band in details.bands:
        place = rows.setdefault(band.category, []).append(band) or len(rows[band.category]) - 1
        row = f"{band.category}-{place}-"
        data |= {row + "from_value": band.from_value, row + "procedure": band.procedure, row + "article": band.article}
        data |= {row + "fewest_firms": band.fewest_firms, row + "most_firms": band.most_firms}
    data |= {"newcomer_seat": "y", "version": policy.version} | changes
    return {name: "" if value is None else str(value) for name, value in data.items()}


def test_a_controller_begins_with_the_example(client, controller, session):
    assert "voorbeeld" in text_of(client.get("/inkoopbeleid"))
    answer = client.post("/inkoopbeleid/nieuw")
    policy = session.query(ProcurementPolicy).one()
    assert answer.location == url(policy, "wijzigen")
    assert client.get(answer.location).status_code == 200


def test_a_draft_is_saved_as_it_stood(client, draft):
    before = set(bands_of(draft))
    answer = client.post(url(draft, "wijzigen"), data=filled_in(draft, title="Beleid 2026"))
    assert answer.location == url(draft)
    assert draft.title == "Beleid 2026"
    assert set(bands_of(draft)) == before
    assert draft.articles["signer"] == "art. 8"


def test_a_row_is_added_and_taken_out_without_script(client, draft):
    before = set(bands_of(draft))
    page = client.post(url(draft, "wijzigen"), data={**filled_in(draft), "add-goods": "1"})
    assert page.status_code == 200
    assert 'name="goods-2-from_value"' in page.text
    page = client.post(url(draft, "wijzigen"), data={**filled_in(draft), "remove-goods": "goods-1"})
    assert 'name="goods-1-from_value"' not in page.text
    assert set(bands_of(draft)) == before


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("goods-0-from_value", "10"),
        ("goods-1-from_value", "0"),
        ("goods-1-from_value", "216000"),
        ("goods-1-from_value", "-5"),
        ("goods-1-from_value", "99999999999"),
        ("goods-1-from_value", "duizend"),
        ("goods-1-most_firms", "2"),
        ("goods-1-fewest_firms", ""),
        ("goods-1-article", ""),
        ("title", ""),
        ("look_back_months", "0"),
        ("look_back_months", "lang"),
        ("local_rule_article", ""),
        ("article_retention", ""),
        ("in_force_from", "2020-01-01"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(client, draft, field, value):
    page = client.post(url(draft, "wijzigen"), data=filled_in(draft, **{field: value}))
    assert page.status_code == 422
    [wrong] = [tag for tag in re.findall(r"<(?:input|select|textarea)[^>]*>", page.text) if f'id="{field}"' in tag]
    assert 'aria-invalid="true"' in wrong
    assert f'href="#{field}"' in page.text
    assert draft.version == 1


def test_amounts_may_be_written_with_a_comma(client, draft):
    client.post(url(draft, "wijzigen"), data=filled_in(draft, **{"goods-1-from_value": "€ 49.999,50"}))
    assert "49999.50" in {str(band.from_value) for band in bands_of(draft)}


def test_a_category_without_rows_is_a_gap(client, draft):
    data = {name: value for name, value in filled_in(draft).items() if not name.startswith("works-")}
    page = client.post(url(draft, "wijzigen"), data=data)
    assert page.status_code == 422
    assert 'href="#works-0-from_value"' in page.text


def test_a_change_after_somebody_elses_is_told(client, draft):
    answer = client.post(url(draft, "wijzigen"), data=filled_in(draft, title="Mine", version=0))
    assert answer.status_code == 422
    assert draft.title != "Mine"


def test_adopting_asks_for_a_confirmation(client, draft):
    page = client.post(url(draft, "vaststellen"), data={"in_force_from": TODAY.isoformat()})
    assert page.status_code == 422
    assert draft.is_draft
    answer = client.post(url(draft, "vaststellen"), data={"in_force_from": TODAY.isoformat(), "is_sure": "y"})
    assert answer.location == url(draft)
    assert not draft.is_draft


def test_a_second_version_is_not_adopted_for_yesterday(client, draft):
    make_policy(number=90)
    yesterday = (TODAY - timedelta(days=1)).isoformat()
    page = client.post(url(draft, "vaststellen"), data={"in_force_from": yesterday, "is_sure": "y"})
    assert page.status_code == 422
    assert "latere dag" in page.text
    assert draft.is_draft


def test_an_adopted_version_has_no_form(client, controller):
    policy = make_policy()
    assert client.get(url(policy)).status_code == 200
    for page in ("wijzigen", "vaststellen"):
        assert client.get(url(policy, page)).status_code == 404


def test_a_draft_is_thrown_away(client, draft, session):
    client.post(url(draft, "weggooien"))
    assert session.query(ProcurementPolicy).count() == 0


def test_a_comparison_names_what_differs_first(client, controller):
    old = make_policy(number=1)
    new = make_policy(number=2, standstill_days=30)
    page = text_of(client.get(url(new, "vergelijken"), query_string={"met": old.id}))
    assert "1 regel verschilt" in page
    assert page.index("20 dagen") < page.index("30 dagen") < page.index("klachten@example.org")


def test_no_foreign_version_is_compared_with(client, controller):
    own, foreign = make_policy(number=1), make_policy(DE_BILT, title="Of others")
    page = client.get(url(own, "vergelijken"), query_string={"met": foreign.id})
    assert "Of others" not in page.text


def test_the_preview_shows_last_years_files(client, controller):
    make_policy(number=1)
    file = make_file()
    tried = make_policy(number=2, adopted_at=None)
    page = client.get(url(tried, "proef"))
    assert file.number in page.text
    assert "Enkelvoudig onderhands" in page.text


def test_a_buyer_reads_every_page_and_changes_nothing(client):
    client.sign_in(make_buyer())
    policy, draft = make_policy(number=1), make_policy(number=2, adopted_at=None)
    for page in ("/inkoopbeleid", url(policy), url(draft), url(draft, "proef"), url(draft, "vergelijken")):
        assert client.get(page).status_code == 200, page
    assert client.get(url(draft, "wijzigen")).status_code == 404
    assert client.post("/inkoopbeleid/nieuw").status_code == 403


def test_a_version_of_another_municipality_does_not_exist(client):
    client.sign_in(make_person(Role.CONTROLLER, municipality_code=DE_BILT))
    policy = make_policy(adopted_at=None)
    for page in ("", "/wijzigen", "/proef", "/vergelijken", "/vaststellen"):
        assert client.get(url(policy) + page).status_code == 404


def test_the_pages_name_the_law_and_the_article_of_each_rule(client, controller):
    words = text_of(client.get(url(make_policy(articles={"signer": "art. 8"}))))
    for source in ("art. 4.1", "art. 8", "art. 1.10b", "Archiefwet", "2.127", "Gids Proportionaliteit"):
        assert source in words


def test_the_thresholds_stand_with_their_source(client, controller):
    assert "2025/2152" in text_of(client.get("/inkoopbeleid"))

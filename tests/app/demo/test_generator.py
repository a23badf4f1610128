"""Four hundred invented firms."""

import re
from collections import Counter
from datetime import date, timedelta
from itertools import combinations

import pytest

from app.approvals.models import ApplicationStatus
from app.demo.firms import DemoFirm
from app.demo.generator import generate
from app.demo.region import ASSOCIATIONS, MUNICIPALITIES
from app.demo.texts import LONGEST, SHORTEST
from app.reference.files import read_rows
from app.suppliers import identifiers
from app.suppliers.kinds import ClaimSource, LegalForm, ProfileStatus, ServiceAreaKind, SocialKind

TODAY = date(2026, 3, 16)
PLACES = {row["pc4"]: row for row in read_rows("postcodes_pc4.csv")}


@pytest.fixture(scope="module")
def firms() -> list[DemoFirm]:
    return generate(today=TODAY)


def with_status(firms: list[DemoFirm], *statuses: ProfileStatus) -> list[DemoFirm]:
    return [firm for firm in firms if firm.status in statuses]


def texts_of(firms: list[DemoFirm]) -> list[str]:
    return [firm.details.trade.description_nl for firm in firms if firm.details.trade.description_nl]


def test_the_same_seed_and_day_give_the_same_firms(firms):
    assert generate(today=TODAY) == firms


def test_another_seed_gives_other_firms(firms):
    assert generate(today=TODAY, seed="another") != firms


def test_there_are_413_firms_in_at_least_40_trades(firms):
    assert (len(firms), len({firm.trade for firm in firms}) >= 40) == (413, True)


def test_profiles_stand_where_a_demo_wants_them(firms):
    assert Counter(firm.status for firm in firms) == {
        ProfileStatus.LISTED: 355,
        ProfileStatus.SUSPENDED: 5,
        ProfileStatus.LAPSED: 5,
        ProfileStatus.DRAFT: 48,
    }


def test_applications_wait_at_every_board_and_at_the_desk(firms):
    waiting = {firm.association_key for firm in firms if firm.application is ApplicationStatus.SUBMITTED}
    assert waiting == {None, *(association.key for association in ASSOCIATIONS)}


def test_names_numbers_and_domains_are_unique(firms):
    identities = [firm.details.identity for firm in firms]
    vat_ids = [identity.vat_id for identity in identities if identity.vat_id]
    for values in (
        [identity.name for identity in identities],
        [identity.kvk_number for identity in identities],
        vat_ids,
        [firm.details.contact.email.partition("@")[2] for firm in firms],
    ):
        assert len(set(values)) == len(values)


def test_kvk_numbers_have_eight_digits_and_begin_with_a_nine(firms):
    numbers = [firm.details.identity.kvk_number for firm in firms]
    assert [number for number in numbers if not re.fullmatch(r"9\d{7}", number)] == []


def test_vat_ids_pass_the_check_for_the_legal_form(firms):
    identities = [firm.details.identity for firm in firms if firm.details.identity.vat_id]
    assert {identity.legal_form.is_personal for identity in identities} == {True, False}
    for identity in identities:
        assert identifiers.vat_id(identity.vat_id, identity.legal_form) == identity.vat_id


def test_no_vat_id_of_a_sole_trader_could_hold_a_citizen_service_number(firms):
    own = [each.details.identity for each in firms if each.details.identity.legal_form is LegalForm.EENMANSZAAK]
    digits = [identity.vat_id[2:11] for identity in own if identity.vat_id]
    assert [each for each in digits if identifiers.contains_citizen_service_number(each)] == []


def test_sites_and_mail_live_on_domains_that_nobody_can_own(firms):
    for firm in firms:
        domain = firm.details.contact.email.partition("@")[2]
        assert re.fullmatch(r"[a-z0-9-]+\.example", domain)
        assert firm.details.contact.website == f"https://www.{domain}"


def test_seats_are_in_the_region_but_for_a_few_just_outside(firms):
    areas = [PLACES[firm.details.place.postcode[:4]] for firm in firms]
    outside = [area for area in areas if area["municipality_code"] not in MUNICIPALITIES]
    assert 1 <= len(outside) <= 40
    assert {area["municipality_code"] for area in areas} > set(MUNICIPALITIES)
    for firm, area in zip(firms, areas, strict=True):
        assert identifiers.postcode(firm.details.place.postcode) == firm.details.place.postcode
        assert firm.details.place.town == area["place"]


def test_descriptions_are_40_to_120_words_with_every_blank_filled_in(firms):
    lengths = [len(text.split()) for text in texts_of(firms)]
    assert min(lengths) >= SHORTEST
    assert max(lengths) <= LONGEST
    assert [text for text in texts_of(firms) if "{" in text] == []


def test_no_two_descriptions_share_more_than_three_quarters_of_their_sentences(firms):
    by_trade: dict[str, list[set[str]]] = {}
    for firm in firms:
        sentences = set(re.split(r"(?<=\.) ", firm.details.trade.description_nl or ""))
        by_trade.setdefault(firm.trade, []).append(sentences)
    alike = [
        pair
        for texts in by_trade.values()
        for pair in combinations((text for text in texts if len(text) > 1), 2)
        if len(pair[0] & pair[1]) > 0.75 * min(map(len, pair))
    ]
    assert alike == []


def test_some_firms_write_in_english_too(firms):
    written = sum(bool(firm.details.trade.description_en) for firm in firms)
    assert 40 <= written <= 150


def test_some_certificates_have_expired_and_most_have_not(firms):
    ends = [proof.valid_until for firm in firms for proof in firm.details.certificates]
    expired = sum(end < TODAY for end in ends)
    assert 0 < expired < len(ends) / 3


def test_every_kind_of_service_area_and_of_social_work_occurs(firms):
    assert {firm.details.place.service_area for firm in firms} == set(ServiceAreaKind)
    assert {kind for firm in firms for kind in firm.details.social} == set(SocialKind)


def test_whoever_is_or_was_listed_was_verified_by_the_board_or_the_desk(firms):
    known = with_status(firms, ProfileStatus.LISTED, ProfileStatus.SUSPENDED, ProfileStatus.LAPSED)
    assert {firm.verified_source for firm in known} == {ClaimSource.BOARD, ClaimSource.DESK}
    for firm in known:
        assert (firm.verified_source is ClaimSource.BOARD) == (firm.association_key is not None)
        assert firm.verified_on < TODAY


def test_a_lapsed_firm_let_its_year_and_the_days_after_it_pass_and_few_listed_ones_are_in_those_days(firms):
    year_ago, lapsed = TODAY - timedelta(days=365), TODAY - timedelta(days=365 + 28)
    assert all(firm.verified_on < lapsed for firm in with_status(firms, ProfileStatus.LAPSED))
    listed = with_status(firms, ProfileStatus.LISTED)
    assert all(firm.verified_on > lapsed for firm in listed)
    assert 0 < len([firm for firm in listed if firm.verified_on < year_ago]) < len(listed) / 20


def test_a_suspension_has_an_end_and_a_returned_application_a_remark(firms):
    assert all(firm.suspended_until > TODAY for firm in with_status(firms, ProfileStatus.SUSPENDED))
    assert all(firm.remark for firm in firms if firm.application is ApplicationStatus.RETURNED)


def test_a_firm_belongs_to_an_association_that_reaches_its_municipality(firms):
    reach = {association.key: association.reach for association in ASSOCIATIONS}
    for firm in firms:
        if firm.association_key:
            assert PLACES[firm.details.place.postcode[:4]]["municipality_code"] in reach[firm.association_key]

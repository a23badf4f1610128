"""The trades of the demo region and their texts."""

from collections import Counter

from app.demo.region import MUNICIPALITIES, OUTSIDE_POSTCODES, THEMES
from app.demo.trades import shares, trades
from app.reference.files import read_rows
from app.suppliers.kinds import SocialKind

CPV_CODES = {row["code"] for row in read_rows("cpv.csv")}
CERTIFICATES = {row["key"] for row in read_rows("certificates.csv")}
POSTCODES = read_rows("postcodes_pc4.csv")


def test_there_are_at_least_forty_trades_with_keys_of_their_own():
    keys = [trade.key for trade in trades()]
    assert len(set(keys)) == len(keys) >= 40


def test_trades_name_existing_codes_certificates_themes_and_social_kinds():
    themes = {theme.key for theme in THEMES}
    unknown = [
        (trade.key, value)
        for trade in trades()
        for values, known in (
            (trade.cpv, CPV_CODES),
            (trade.certificates, CERTIFICATES),
            (trade.themes, themes),
            (trade.social, set(SocialKind)),
        )
        for value in values
        if value not in known
    ]
    assert unknown == []


def test_no_sentence_is_used_by_two_trades():
    sentences = Counter(
        sentence for trade in trades() for sentence in (*trade.opening, *trade.work, *trade.way, trade.english)
    )
    assert [sentence for sentence, times in sentences.items() if times > 1] == []


def test_a_trade_has_enough_sentences_for_texts_that_differ():
    poor = [trade.key for trade in trades() if len(trade.opening) * len(trade.work) * len(trade.way) < 20]
    assert poor == []


def test_shares_add_up_and_every_trade_gets_a_firm():
    counts = [count for _trade, count in shares(400)]
    assert (sum(counts), min(counts) >= 1) == (400, True)


def test_the_region_lies_on_known_municipalities_and_the_rest_outside_it():
    assert set(MUNICIPALITIES) <= {row["municipality_code"] for row in POSTCODES}
    outside = [row["municipality_code"] for row in POSTCODES if row["pc4"] in OUTSIDE_POSTCODES]
    assert len(outside) == len(OUTSIDE_POSTCODES)
    assert not set(outside) & set(MUNICIPALITIES)

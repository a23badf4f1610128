"""What closes quotations, as arithmetic: no database, no files."""

from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.sourcing.quotations import sealing
from app.sourcing.quotations.sealing import DoesNotOpen, close, envelopes, fresh_pair, opened, uncover

PEOPLE = {number: fresh_pair() for number in (1, 2, 3)}
SEAL = fresh_pair()
ENVELOPES = envelopes(SEAL.private, {number: pair.public for number, pair in PEOPLE.items()})

passphrases = st.text(min_size=1, max_size=60).filter(lambda text: "\x00" not in text)


@pytest.mark.parametrize(("first", "second"), list(permutations(PEOPLE, 2)))
def test_any_two_of_three_open_in_either_order(first, second):
    inner = uncover(ENVELOPES[first, second], PEOPLE[first].private)
    assert uncover(inner, PEOPLE[second].private) == SEAL.private


@pytest.mark.parametrize("alone", list(PEOPLE))
def test_nobody_opens_alone(alone):
    for envelope in ENVELOPES.values():
        for content in [envelope, *_uncovered(envelope, alone)]:
            assert SEAL.private not in content
            for inner in _uncovered(content, alone):
                assert _uncovered(inner, alone) == []


def _uncovered(envelope, holder):
    try:
        return [uncover(envelope, PEOPLE[holder].private)]
    except DoesNotOpen:
        return []


@pytest.mark.parametrize("lost", list(PEOPLE))
def test_a_lost_passphrase_is_covered_by_the_other_two(lost):
    [(first, second)] = combinations(set(PEOPLE) - {lost}, 2)
    assert uncover(uncover(ENVELOPES[first, second], PEOPLE[first].private), PEOPLE[second].private) == SEAL.private


@pytest.mark.parametrize("envelope", list(ENVELOPES.values()))
def test_an_outsider_opens_no_envelope(envelope):
    with pytest.raises(DoesNotOpen):
        uncover(envelope, fresh_pair().private)


@given(st.binary(max_size=500))
def test_what_was_closed_comes_out_as_it_was(content):
    assert opened(close(content, SEAL.public), SEAL.private) == content


@given(st.binary(min_size=16, max_size=200))
def test_what_was_closed_does_not_show_and_is_never_closed_alike(content):
    once, again = close(content, SEAL.public), close(content, SEAL.public)
    assert content not in once
    assert once != again


@given(st.binary(max_size=200), st.data())
def test_a_flipped_byte_is_refused(content, data):
    closed = bytearray(close(content, SEAL.public))
    closed[data.draw(st.integers(0, len(closed) - 1))] ^= data.draw(st.integers(1, 255))
    with pytest.raises(DoesNotOpen):
        opened(bytes(closed), SEAL.private)


@given(st.integers(0, 200))
def test_what_was_cut_off_is_refused(length):
    closed = close(b"whole" * 40, SEAL.public)
    with pytest.raises(DoesNotOpen):
        opened(closed[:length], SEAL.private)


@given(st.data())
def test_a_flipped_byte_of_an_envelope_is_refused(data):
    broken = bytearray(ENVELOPES[1, 2])
    broken[data.draw(st.integers(0, len(broken) - 1))] ^= data.draw(st.integers(1, 255))
    with pytest.raises(DoesNotOpen):
        uncover(bytes(broken), PEOPLE[1].private)


@given(passphrases)
def test_the_same_words_and_salt_give_the_same_pair(passphrase):
    salt = sealing.fresh_salt()
    assert sealing.pair_from(passphrase, salt) == sealing.pair_from(passphrase, salt)


@given(passphrases)
def test_the_same_words_give_another_pair_with_another_salt(passphrase):
    one, other = (sealing.pair_from(passphrase, sealing.fresh_salt()) for _ in range(2))
    assert one.public != other.public


@given(passphrases, passphrases)
def test_other_words_give_another_pair(one, other):
    salt = sealing.fresh_salt()
    assert (sealing.pair_from(one, salt) == sealing.pair_from(other, salt)) == (one == other)


def test_a_private_key_is_told_from_another_one():
    assert sealing.is_pair(SEAL.public, SEAL.private)
    assert not sealing.is_pair(SEAL.public, fresh_pair().private)
    assert not sealing.is_pair(SEAL.public, b"short")


def test_a_pair_does_not_show_its_private_half():
    assert SEAL.private.hex() not in repr(SEAL)
    assert repr(SEAL.private) not in repr(SEAL)

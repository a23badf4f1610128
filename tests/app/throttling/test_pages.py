"""Whoever tried too often reads how long to wait."""

import pytest

from app.throttling.pages import in_words
from app.throttling.subjects import network_of_visitor, subject


@pytest.mark.parametrize(
    ("seconds", "words"), [(1, "1 second"), (45, "45 seconds"), (91, "2 minutes"), (900, "15 minutes")]
)
def test_a_wait_is_written_in_words_and_rounded_up(app, seconds, words):
    with app.test_request_context(headers={"Accept-Language": "en"}):
        assert in_words(seconds) == words


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.17", "192.0.2.17"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("somewhere", "unknown"),
        ("", "unknown"),
    ],
)
def test_addresses_of_one_customer_count_together(app, address, network):
    with app.test_request_context(environ_base={"REMOTE_ADDR": address}):
        assert network_of_visitor() == network


def test_what_is_counted_cannot_be_read_and_differs_by_kind(app):
    with app.app_context():
        counted = subject("e-mail", "noor@example.nl")
        assert "noor" not in counted
        assert counted != subject("network", "noor@example.nl")
        assert counted == subject("e-mail", "noor@example.nl")

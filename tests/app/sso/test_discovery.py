"""Which addresses are trusted, and how long what was fetched is remembered."""

import pytest

from app.sso import discovery
from app.sso.addresses import is_safe
from app.sso.discovery import Memory
from app.sso.refusals import Reason, SignInRefused


@pytest.mark.parametrize(
    "address",
    ["https://login.example", "https://login.example/realms/a", "http://localhost:8080", "http://127.0.0.1:9/a"],
)
def test_https_is_safe_and_so_is_this_machine(address):
    assert is_safe(address)


@pytest.mark.parametrize(
    "address",
    [
        None,
        12,
        "",
        "login.example",
        "http://login.example",
        "http://localhost.example",
        "https://",
        "https://user:password@login.example",
        "https://login.example/#part",
        "https://login.example/\nHost: elsewhere",
        "https://[half",
        "file:///etc/passwd",
        "ftp://login.example",
        "javascript:alert(1)",
    ],
)
def test_other_addresses_are_not(address):
    assert not is_safe(address)


class Source:
    """Answers with a number that goes up; fails when told to."""

    def __init__(self):
        self.asked, self.fails = 0, False

    def __call__(self, _address):
        self.asked += 1
        if self.fails:
            raise SignInRefused(Reason.UNREACHABLE, "down")
        return self.asked


@pytest.fixture
def source():
    return Source()


@pytest.fixture
def seconds(monkeypatch):
    """`seconds(60)` lets time pass."""
    passed = [1000.0]
    monkeypatch.setattr(discovery.time, "monotonic", lambda: passed[0])

    def let_pass(number):
        passed[0] += number

    return let_pass


def test_what_was_fetched_is_not_fetched_again_within_the_hour(source, seconds):
    memory = Memory(source)
    assert [memory.get("a"), seconds(3599), memory.get("a")] == [1, None, 1]


def test_after_an_hour_it_is_fetched_again(source, seconds):
    memory = Memory(source)
    assert [memory.get("a"), seconds(3601), memory.get("a")] == [1, None, 2]


def test_a_failure_is_remembered_for_ten_seconds(source, seconds):
    memory, source.fails = Memory(source), True
    for _ in range(3):
        with pytest.raises(SignInRefused):
            memory.get("a")
    assert source.asked == 1
    source.fails = False
    seconds(11)
    assert memory.get("a") == 2


def test_newer_keys_are_looked_for_at_most_once_a_minute(source, seconds):
    memory = Memory(source)
    memory.get("a")
    assert memory.get_newer("a") == 1
    seconds(61)
    assert [memory.get_newer("a"), memory.get_newer("a")] == [2, 2]


def test_two_addresses_are_remembered_apart(source, seconds):
    memory = Memory(source)
    assert [memory.get("a"), memory.get("b"), memory.get("a")] == [1, 2, 1]

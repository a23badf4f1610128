"""A mark that shows that two attempts tried the same address, and not which."""

from app.audit.fingerprints import fingerprint


def test_the_same_address_has_the_same_mark(session):
    assert fingerprint("Noor@Example.nl ") == fingerprint("noor@example.nl")


def test_another_address_has_another_mark(session):
    assert fingerprint("noor@example.nl") != fingerprint("nora@example.nl")


def test_the_mark_does_not_hold_the_address(session):
    assert "noor" not in fingerprint("noor@example.nl")

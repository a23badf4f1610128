"""What comes in is bounded by file, not only as a whole."""

from app.core.receiving import Incoming


def test_a_file_within_the_limit_is_there_to_read():
    with Incoming(10) as file:
        file.write(b"12345")
        file.write(b"67890")
        file.seek(0)
        assert (file.read(), file.is_too_large) == (b"1234567890", False)


def test_of_a_file_over_the_limit_nothing_is_kept():
    with Incoming(10) as file:
        for _piece in range(1000):
            assert file.write(b"12345") == 5
        assert file.is_too_large
        assert file.seek(0, 2) == 0

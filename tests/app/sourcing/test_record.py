"""What a file has to account for, as its parts tell it."""

from app.sourcing.record import ReadLater


def test_rows_are_read_once_and_not_before_somebody_looks():
    read = []

    def rows():
        read.append("again")
        return [["a"], ["b"], ["c"]]

    later = ReadLater(rows)
    assert read == []
    assert (len(later), later[0], later[1:], list(later)) == (3, ["a"], [["b"], ["c"]], [["a"], ["b"], ["c"]])
    assert read == ["again"]

"""Values that nobody means: what stands in an address or a form when somebody tries, or a program goes wrong."""

from hypothesis import strategies as st

TEXTS = (
    "",
    " ",
    "0",
    "-1",
    "1e400",
    "NaN",
    "Infinity",
    "1_000",
    "0x10",
    "٣٤",
    "²",
    "9" * 30,
    "9" * 5_000,  # longer than Python turns into a number
    "2147483648",
    "1,5",
    "1.234.567,89",
    "2026-02-30",
    "0000-00-00",
    "9999-12-31",
    "99999-01-01",
    "24:61",
    "GM0355",
    "GM9999",
    "77310000-6",
    "1234 AB",
    "noor@example.nl",
    "noor@" + "a" * 300 + ".nl",
    "@",
    "noor@example.nl\nBcc: other@example.nl",
    "https://example.nl",
    "javascript:alert(1)",
    "//example.nl/",
    "http://[",
    "\x00",
    "half\x00way",
    "line\r\nline",
    "\x01\x02\x1b[31m\x7f\x85",
    "\u2028\u202e\ufeff\u200d",
    "👩🏽‍🌾🏴\U000e0067\U000e007f",
    "e" + "\u0301" * 500,
    "\ud800",  # half a character
    "\uffff",
    "İıſK",  # letters whose lower case is longer, or another letter
    "<script>alert(1)</script>",
    "'; DROP TABLE supplier; --",
    "%_%\\",
    "{{ 7 * 7 }} %s %(x)s {0} ${x}",
    "../../../../etc/passwd",
    "[]",
    "null",
    '{"a": [1]}',
    "a" * 300,
    "a " * 5_000,
    "a" * 100_000,
    "=HYPERLINK(1)",
)
RAW = (b"\xff\xfe", b"\xed\xa0\x80", b"\xc0\x80", b"%", b"%zz", b"\xf0\x9f")

MUCH = b"a" * (3 * 1024 * 1024)  # more than all fields of a form may be together


def encoded(text: str) -> bytes:
    """Half a character as well: a client may send what it likes."""
    return text.encode("utf-8", "surrogatepass")


def strange() -> st.SearchStrategy[bytes]:
    made_up = st.text(st.characters(), max_size=30).map(encoded) | st.binary(max_size=20)
    return st.one_of(st.sampled_from([*map(encoded, TEXTS)]), st.sampled_from(RAW), made_up)


def number_near(value: object) -> st.SearchStrategy[bytes]:
    """The id of something else, for one that was given."""
    near = st.integers(-2, 60).map(lambda step: str(step).encode())
    return near | st.just(f"{value}0".encode()) | st.just(f"0{value}".encode())


def broken_token(token: str) -> st.SearchStrategy[bytes]:
    """Cut, lengthened, with one letter changed, or with the parts of another order."""
    whole = encoded(token)
    places = st.integers(0, max(len(whole) - 1, 0))
    return st.one_of(
        places.map(lambda place: whole[:place]),
        places.map(lambda place: whole[:place] + b"A" + whole[place + 1 :]),
        st.just(whole + b"A"),
        st.just(b".".join(reversed(whole.split(b".")))),
    )

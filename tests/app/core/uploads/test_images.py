"""Pictures are drawn anew."""

import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from app.core.uploads.images import LONGEST_SIDE, MOST_PIXELS, redrawn
from app.core.uploads.kinds import RefusedFile
from tests.factories.files import picture

SECRET = b"52.0907, 5.1214 taken at home"


def with_place() -> bytes:
    """A photo that says where it was taken, who took it, and that it lies on its side."""
    exif = Image.Exif()
    exif[0x010E], exif[0x0112] = SECRET.decode(), 6  # description; turned a quarter
    return picture("JPEG", exif=exif)


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


@pytest.mark.parametrize("file_format", ["PNG", "JPEG", "WEBP"])
def test_a_picture_stays_a_picture(file_format):
    made = redrawn(BytesIO(picture(file_format)))
    assert (made.width, made.height, made.mimetype) == (40, 30, "image/jpeg")
    assert opened(made.content).size == (40, 30)


def test_a_photo_keeps_nothing_but_the_picture():
    source = with_place()
    assert SECRET in source
    made = redrawn(BytesIO(source))
    assert SECRET not in made.content
    assert not opened(made.content).getexif()


def test_words_hidden_in_a_png_are_gone():
    note = PngImagePlugin.PngInfo()
    note.add_text("Comment", SECRET.decode())
    source = picture("PNG", pnginfo=note)
    assert SECRET in source
    assert SECRET not in redrawn(BytesIO(source)).content


def test_what_is_hung_behind_a_picture_is_gone():
    assert b"<script>" not in redrawn(BytesIO(picture("JPEG") + b"<script>alert(1)</script>")).content


def test_a_photo_that_lies_on_its_side_is_turned_upright():
    made = redrawn(BytesIO(with_place()))
    assert (made.width, made.height) == (30, 40)


def test_a_logo_that_lets_the_page_through_still_does():
    made = redrawn(BytesIO(picture("PNG", mode="RGBA")))
    assert made.mimetype == "image/png"
    assert opened(made.content).mode == "RGBA"


def test_a_large_photo_is_made_smaller_in_proportion():
    made = redrawn(BytesIO(picture("JPEG", (3200, 1600))))
    assert (made.width, made.height) == (LONGEST_SIDE, LONGEST_SIDE // 2)


def bomb(side: int) -> bytes:
    """A PNG of some bytes that says it is many pixels wide and high."""
    header = struct.pack("!IIBBBBB", side, side, 8, 2, 0, 0, 0)
    assert side**2 > MOST_PIXELS

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack("!I", len(content)) + name + content + struct.pack("!I", zlib.crc32(name + content))

    parts = (chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(bytes(100))), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


@pytest.mark.parametrize("side", [7_000, 10_000, 30_000])
def test_a_picture_that_would_fill_the_memory_is_refused_before_it_is_drawn(side):
    with pytest.raises(RefusedFile, match="pixels"):
        redrawn(BytesIO(bomb(side)))


def test_no_picture_at_all_is_refused():
    with pytest.raises(RefusedFile):
        redrawn(BytesIO(b"naam;plaats"))


@given(cut=st.integers(0, 700), damage=st.binary(max_size=40))
def test_a_damaged_picture_is_refused_or_drawn_and_never_an_error(cut, damage):
    whole = picture("PNG", (60, 60)) + picture("JPEG", (60, 60))
    broken = whole[:cut] + damage + whole[cut + len(damage) :]
    try:
        made = redrawn(BytesIO(broken))
    except RefusedFile:
        return
    assert opened(made.content).size == (made.width, made.height)

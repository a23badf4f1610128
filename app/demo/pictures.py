"""Logos, photos and documents of invented firms: drawn from plain shapes, and clearly no real ones."""

from collections.abc import Callable
from io import BytesIO
from random import Random

from PIL import Image, ImageDraw

COLOURS = ("#1f5f4f", "#8a3b12", "#24508c", "#6b2f73", "#7a5b00", "#9b1c31")
PHOTO = (640, 480)
LOGO = 240  # pixels, square
PAGE = (620, 877)  # A4 at 75 dots per inch


def logo(random: Random) -> bytes:
    """Two shapes on white."""
    picture = Image.new("RGB", (LOGO, LOGO), "white")
    pen, (first, second) = ImageDraw.Draw(picture), random.sample(COLOURS, 2)
    shape: Callable[..., None] = random.choice((pen.ellipse, pen.rectangle))
    shape((30, 30, 170, 170), fill=first)
    pen.polygon(((210, 60), (210, 210), (60, 210)), fill=second)
    return _png(picture)


def photo(random: Random) -> bytes:
    """Hills under a sky, as a child draws them."""
    width, height = PHOTO
    picture = Image.new("RGB", PHOTO, "#cfe3f2")
    pen = ImageDraw.Draw(picture)
    sun = random.randint(60, width - 160)
    pen.ellipse((sun, 40, sun + 80, 120), fill="#f2c14e")
    for depth, colour in enumerate(("#9dbf9e", "#6f9f72", "#3f7a4a")):
        left = random.randint(-330, 0)
        for hill in range(4):
            x = left + hill * 280
            pen.ellipse((x, height - 220 + depth * 75, x + 420, height + 200), fill=colour)
    return _png(picture)


def document(lines: tuple[str, ...]) -> bytes:
    """A PDF of one page that says what it stands for."""
    page = Image.new("RGB", PAGE, "white")
    pen = ImageDraw.Draw(page)
    pen.rectangle((20, 20, PAGE[0] - 20, PAGE[1] - 20), outline="#24508c", width=4)
    for number, line in enumerate(("DEMONSTRATIE - GEEN ECHT DOCUMENT", *lines)):
        pen.text((60, 80 + number * 50), line, fill="black", font_size=24)
    target = BytesIO()
    page.save(target, "PDF", resolution=75.0)
    return target.getvalue()


def _png(picture: Image.Image) -> bytes:
    target = BytesIO()
    picture.save(target, "PNG")
    return target.getvalue()

"""Pictures of people and firms: drawn anew, so that nothing but the picture remains of the file.

Not the file as it came: that may hold the place where a photo was taken, a program behind the picture, or a few bytes
that unfold into gigabytes.
"""

import io
from dataclasses import dataclass
from typing import IO

from PIL import Image, ImageOps

from app.core.i18n import lazy
from app.core.uploads.kinds import IMAGES, RefusedFile, demand_kind

MOST_PIXELS = 40_000_000  # a photo of a good camera; takes 160 MB while it is drawn
LONGEST_SIDE = 1600  # pixels of what is kept
QUALITY = 85
_FORMATS = ("PNG", "JPEG", "WEBP")


@dataclass(frozen=True)
class Picture:
    """Ready to be stored and served. PNG when it lets something through, JPEG otherwise."""

    content: bytes
    mimetype: str
    width: int
    height: int


def redrawn(file: IO[bytes]) -> Picture:
    """The picture in a file, turned upright, without metadata, and at most LONGEST_SIDE wide and high.

    Of a moving picture the first frame. Raises RefusedFile when it is no picture, damaged, or too large to draw.
    """
    demand_kind(file, IMAGES)
    try:
        return _drawn(file)
    except RefusedFile:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_large() from error
    except Exception as error:  # Pillow raises what its readers of formats raise, of a dozen kinds
        raise RefusedFile(lazy("This picture is damaged. Save it again and try once more.")) from error


def _too_large() -> RefusedFile:
    number = MOST_PIXELS // 10**6
    return RefusedFile(lazy("This picture has more than %(number)s million pixels. Make it smaller.", number=number))


def _drawn(file: IO[bytes]) -> Picture:
    with Image.open(file, formats=_FORMATS) as opened:
        if opened.width * opened.height > MOST_PIXELS:  # known before anything is unpacked
            raise _too_large()
        upright = ImageOps.exif_transpose(opened)
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        lets_through = upright.has_transparency_data
        canvas = Image.new("RGBA" if lets_through else "RGB", upright.size)
        canvas.paste(upright.convert(canvas.mode))
    return _saved(canvas, "PNG" if lets_through else "JPEG")


def _saved(canvas: Image.Image, file_format: str) -> Picture:
    target = io.BytesIO()
    canvas.save(target, file_format, quality=QUALITY, optimize=True)
    return Picture(target.getvalue(), f"image/{file_format.lower()}", canvas.width, canvas.height)

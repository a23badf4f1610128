"""Pictures for the news of a demonstration: hills in plain colours, and clearly no photos."""

from io import BytesIO
from random import Random

from PIL import Image, ImageDraw

SIZE = (960, 640)
SKIES = ("#cfe3f2", "#f6dcc0", "#dfe7d0", "#e3d6ea")
HILLS = (("#9dbf9e", "#6f9f72", "#3f7a4a"), ("#c9b27c", "#9f8a4f", "#6d5f33"), ("#8fb2c2", "#5d8ca3", "#33667f"))


def landscape(random: Random) -> BytesIO:
    width, height = SIZE
    picture = Image.new("RGB", SIZE, random.choice(SKIES))
    pen = ImageDraw.Draw(picture)
    sun = random.randint(80, width - 200)
    pen.ellipse((sun, 70, sun + 110, 180), fill="#f2c14e")
    for depth, colour in enumerate(random.choice(HILLS)):
        left = random.randint(-300, 0)
        for hill in range(4):
            x, top = left + hill * 380, height - 300 + depth * 100
            pen.ellipse((x, top, x + 560, height + 300), fill=colour)
    file = BytesIO()
    picture.save(file, "JPEG", quality=80)
    file.seek(0)
    return file

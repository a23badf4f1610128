"""Files that people bring."""

import zipfile
from io import BytesIO

from PIL import Image


def picture(file_format: str, size: tuple[int, int] = (40, 30), *, mode: str = "RGB", **options: object) -> bytes:
    target = BytesIO()
    Image.new(mode, size, "#1f5f4f").save(target, file_format, **options)
    return target.getvalue()


def workbook(extra: str | None = None) -> bytes:
    """As much of an XLSX file as makes it one."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in ("[Content_Types].xml", "xl/workbook.xml", *filter(None, [extra])):
            archive.writestr(name, "<xml/>")
    return target.getvalue()

"""Files that people bring."""

import zipfile
import zlib
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


def pdf(*extra: bytes, trailer: bytes = b"") -> bytes:
    """A sound PDF of one empty page; `extra` are more objects, `trailer` goes into its trailer."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
        *extra,
    ]
    content, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return b"%bxref\n0 %d\n0000000000 65535 f \n%btrailer\n<< /Size %d /Root 1 0 R %b >>\nstartxref\n%d\n%%%%EOF\n" % (
        content,
        size,
        table,
        size,
        trailer,
        len(content),
    )


def packed_objects(content: bytes) -> bytes:
    """An object of a PDF in which others are packed (ISO 32000-1, 7.5.7)."""
    folded = zlib.compress(content)
    head = b"<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>" % len(folded)
    return b"%b\nstream\n%b\nendstream" % (head, folded)
